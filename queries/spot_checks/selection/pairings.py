"""交叉检查: which township checks which (H4.5), by tickets, so that nobody chooses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from queries.spot_checks.selection.tickets import first_number, ticket


@dataclass(frozen=True)
class Pairing:
    """Codes of two townships."""

    checker: str
    checked: str


def cross_checks(
    townships: Sequence[str], seed: str, round: int, before: Collection[Pairing] = ()
) -> list[Pairing]:
    """Each township checks another and is checked by one; nobody checks itself or, with three
    or more, whoever checks it. Empty with fewer than two.

    They stand in one circle, the first in the order of their tickets that repeats no pairing of
    `before` (of the last round); where every circle does, as with two, in that order itself.
    """
    in_order = sorted(townships, key=lambda code: (first_number(ticket(seed, round, code)), code))
    if len(in_order) < 2:
        return []
    repeated = {(pairing.checker, pairing.checked) for pairing in before}
    circle = _circle(in_order[:1], in_order[1:], repeated) or in_order
    following = [*circle[1:], circle[0]]
    return [Pairing(*pair) for pair in zip(circle, following, strict=True)]


def _circle(
    begun: list[str], left: list[str], repeated: Collection[tuple[str, str]]
) -> list[str] | None:
    """`begun` continued by all that are left, as early in their order as possible."""
    if not left:
        return None if (begun[-1], begun[0]) in repeated else begun
    for at, code in enumerate(left):
        if (begun[-1], code) not in repeated:
            found = _circle([*begun, code], left[:at] + left[at + 1 :], repeated)
            if found:
                return found
    return None
