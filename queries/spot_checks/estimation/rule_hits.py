"""Which rule's households turned out wrong more often than those drawn purely at random."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scipy.special import betaincinv
from sqlalchemy import Connection

from queries.spot_checks.design import DrawnHousehold, Stratum
from queries.spot_checks.draws import kept_draw
from queries.spot_checks.estimation.estimates import is_drawn_here
from queries.spot_checks.estimation.sampled import listed
from queries.spot_checks.results.checked import Result, results_of
from queries.statistics.funnel import SMALLEST_DENOMINATOR
from queries.statistics.intervals import Interval


@dataclass(frozen=True)
class RuleHits:
    """`checked` households that the rule found, of which `found` turned out wrong (账实不符,
    应纳未纳 or any problem); the same of those drawn purely at random. One found by several
    rules counts with each."""

    rule: str
    checked: int
    found: int
    sentinel_checked: int
    sentinel_found: int

    @property
    def against_sentinel(self) -> float | None:
        """How many times as often as in the sentinel; None where it found none."""
        if not self.checked or not self.sentinel_found:
            return None
        return self.found * self.sentinel_checked / (self.checked * self.sentinel_found)

    @property
    def interval(self) -> Interval | None:
        """Of `against_sentinel`, 95 %: exact given how many turned out wrong in both together,
        each taken for Poisson. None where nothing was checked or found.

        Przyborowski J, Wilenski H (1940), Biometrika 31:313-323.
        """
        both = self.found + self.sentinel_found
        if not (self.checked and self.sentinel_checked and both):
            return None
        low = betaincinv(self.found, self.sentinel_found + 1, 0.025) if self.found else 0.0
        high = (
            betaincinv(self.found + 1, self.sentinel_found, 0.975) if self.sentinel_found else 1.0
        )
        return Interval(self._times(float(low)), self._times(float(high)))

    @property
    def is_too_few(self) -> bool:
        """样本过少: shown, and never ranked."""
        return min(self.checked, self.sentinel_checked) < SMALLEST_DENOMINATOR

    def _times(self, part: float) -> float:
        """The ratio at which the rule's part of all that turned out wrong is `part`."""
        if part >= 1:
            return float("inf")
        return part / (1 - part) * self.sentinel_checked / self.checked


def rule_hits(connection: Connection, draw_no: str) -> list[RuleHits]:
    """Of every rule that was in the frame's points, in their order, on the list that estimates
    use; none of a check that others made, whose list is not known. Raises UnknownDraw."""
    results = results_of(connection, draw_no)
    if results and not is_drawn_here(connection, draw_no):
        return []
    draw = kept_draw(connection, draw_no)
    rules = [name for name, _ in draw.frame.weights]
    return counted(rules, listed(draw, results).households, results)


def counted(
    rules: Iterable[str], households: Iterable[DrawnHousehold], results: Mapping[str, Result]
) -> list[RuleHits]:
    """`rules` in their order, those that found nobody who was checked left out."""
    met = [
        (one, results[one.household_no].is_wrong)
        for one in households
        if one.household_no in results
    ]
    random = [wrong for one, wrong in met if one.stratum is Stratum.SENTINEL]
    hits = []
    for rule in rules:
        wrongs = [wrong for one, wrong in met if rule in one.reasons]
        if wrongs:
            hits.append(RuleHits(rule, len(wrongs), sum(wrongs), len(random), sum(random)))
    return hits
