"""Roughly how likely each kind of item is to be drawn: good enough to compare budgets, and quick.

The exact probabilities of a draw stand on its list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from queries.spot_checks.selection.places import Item, places


class Kind(NamedTuple):
    """A kind of village or household: all that a draw knows of one, but for its ticket."""

    points: int
    is_flagged: bool


@dataclass(frozen=True)
class Chances:
    """Of one stage: how many are drawn, and with what probability, 0..1, one of its kind is."""

    drawn: int
    of: Mapping[Kind, float]


def chances(counts: Mapping[Kind, int], quota: int, sentinel: float) -> Chances:
    """Of `counts` items of each kind `quota` are drawn, the share `sentinel` purely at random.

    The part by risk is taken as its target, points over their sum and at most 1 (Rosén B (1997),
    J Stat Plan Inference 62:159-191), from which sequential Poisson sampling hardly differs.
    """
    total = sum(counts.values())
    if total <= quota:
        return Chances(total, dict.fromkeys(counts, 1.0))
    items = [Item("", *kind) for kind, number in counts.items() for _ in range(number)]
    number = places(items, quota, sentinel)
    certain = _certain(counts, number.certain)
    by_risk = _by_risk({kind: n * (1 - certain[kind]) for kind, n in counts.items()}, number.risk)
    on_purpose = number.certain + number.risk
    at_random = number.sentinel / (total - on_purpose)
    of = {}
    for kind in counts:
        purposive = certain[kind] + (1 - certain[kind]) * by_risk[kind]
        of[kind] = purposive + (1 - purposive) * at_random
    return Chances(on_purpose + number.sentinel, of)


def _certain(counts: Mapping[Kind, int], slots: int) -> dict[Kind, float]:
    """The flagged with most points; equals at the cut share what is left."""
    certain = dict.fromkeys(counts, 0.0)
    for kind in sorted((one for one in counts if one.is_flagged), reverse=True):
        taken = min(slots, counts[kind])
        certain[kind] = taken / counts[kind]
        slots -= taken
    return certain


def _by_risk(expected: Mapping[Kind, float], number: int) -> dict[Kind, float]:
    """`number` places shared out by points, nobody getting more than 1."""
    full: set[Kind] = set()
    while True:
        open_places = number - sum(expected[kind] for kind in full)
        points = sum(kind.points * n for kind, n in expected.items() if kind not in full)
        factor = open_places / points if points else 0.0
        above = {kind for kind in expected if kind not in full and kind.points * factor > 1}
        if not above:
            return {kind: 1.0 if kind in full else kind.points * factor for kind in expected}
        full |= above
