"""With what probability each item of a stage is drawn, over all seeds."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from queries.spot_checks.selection import sequential_poisson
from queries.spot_checks.selection.places import Item, Places, places


@dataclass(frozen=True)
class Cut:
    """Where certainty ends: the flagged of more `points` are drawn, those of as many with
    probability `chance`, for which tickets decide."""

    points: int
    chance: float
    taken: int  # of those of as many points


def inclusion(items: Collection[Item], quota: int, sentinel: float) -> dict[str, float]:
    """By item id; they add up to the number drawn.

    P(certain) + (1 - P(certain)) × [P(risk) + (1 - P(risk)) × places ÷ rest]: the three numbers
    of a ticket are independent, and how many are left for each part, and of how many points,
    does not hang on the seed.
    """
    if len(items) <= quota:
        return dict.fromkeys((item.id for item in items), 1.0)
    number = places(items, quota, sentinel)
    cut = _cut(items, number.certain)
    risk = _risk(items, cut, number.risk)
    random = _random(len(items), number)
    found = {}
    for item in items:
        certain = _certain(item, cut)
        by_risk = risk.get(item.points, 0.0)
        found[item.id] = certain + (1 - certain) * (by_risk + (1 - by_risk) * random)
    return found


def _cut(items: Collection[Item], number: int) -> Cut | None:
    if not number:
        return None
    flagged = [item.points for item in items if item.is_flagged and not item.is_insisted]
    points = sorted(flagged, reverse=True)[number - 1]
    taken = number - sum(one > points for one in flagged)
    return Cut(points, taken / flagged.count(points), taken)


def _certain(item: Item, cut: Cut | None) -> float:
    if item.is_insisted:
        return 1.0
    if not item.is_flagged or cut is None or item.points < cut.points:
        return 0.0
    return cut.chance if item.points == cut.points else 1.0


def _risk(items: Collection[Item], cut: Cut | None, number: int) -> dict[int, float]:
    """By points. Of those at the cut it is unknown who is left, but not how many."""
    left = Counter(item.points for item in items if _certain(item, cut) < 1)
    if cut is not None and cut.chance < 1:
        left[cut.points] -= cut.taken
    return sequential_poisson.inclusion(+left, number)


def _random(items: int, number: Places) -> float:
    rest = items - number.insisted - number.certain - number.risk
    return number.sentinel / rest if rest else 0.0
