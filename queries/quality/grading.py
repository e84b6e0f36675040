"""Whether a place finds more than chance would, of checks that know what is usual."""

from scipy.special import bdtrc

from queries.flags.flag import COMPARED, Grade
from queries.statistics.funnel import SMALLEST_DENOMINATOR

SIGNAL, ATTENTION = 0.001, 0.025  # one-sided tails at 3.09 and 1.96 standard errors


def upper_tail(found: int, checked: int, usual: float) -> float:
    """P(at least `found` of `checked`), each being found with probability `usual`; exact."""
    return float(bdtrc(found - 1, checked, usual)) if found else 1.0


def grade_of(found: int, checked: int, usual: float | None) -> Grade | None:
    """Too few to compare, remarkably many, or None. Without `usual` nothing is remarkable: each
    finding is verified for itself."""
    if checked < SMALLEST_DENOMINATOR:
        return Grade.TOO_FEW
    if usual is None:
        return None
    chance = upper_tail(found, checked, usual)
    if chance < SIGNAL:
        return Grade.SIGNAL
    return Grade.ATTENTION if chance < ATTENTION else None


def is_to_verify(found: int, grade: Grade | None, usual: float | None) -> bool:
    """Each finding is; of a check that knows what is usual, only what is remarkably many."""
    return found > 0 if usual is None else grade in COMPARED
