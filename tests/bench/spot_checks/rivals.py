"""Ways to spend a round's visits, all under the same quotas: who is visited.

What is equal is parted at random, from `rng`.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from typing import TypeVar
from unittest.mock import patch

import numpy as np

from queries.spot_checks.design import Design
from queries.spot_checks.frame import FrameHousehold, FrameVillage
from queries.spot_checks.selection import stage
from queries.spot_checks.selection.places import Item
from queries.spot_checks.selection.selecting import select
from tests.bench.spot_checks.county import County

DESIGN = Design()
Place = TypeVar("Place", FrameVillage, FrameHousehold)
Way = Callable[[np.random.Generator, County], list[str]]
VillageScore = Callable[[FrameVillage], float]
HouseholdScore = Callable[[FrameHousehold], float]


def ours(rng: np.random.Generator, county: County) -> list[str]:
    return _drawn(rng, county, DESIGN)


def ours_on_purpose(rng: np.random.Generator, county: County) -> list[str]:
    return _drawn(rng, county, replace(DESIGN, sentinel=0.0))


def _drawn(rng: np.random.Generator, county: County, design: Design) -> list[str]:
    # Who is drawn does not hang on the probabilities, which take most of the time.
    with patch.object(stage, "inclusion", _left_out):
        drawn = select(county.frame, seed_of(rng), 1, design)
    return [household.household_no for household in drawn.households]


def seed_of(rng: np.random.Generator) -> str:
    return str(rng.integers(2**60))


def _left_out(items: Iterable[Item], quota: int, sentinel: float) -> dict[str, float]:
    return dict.fromkeys((item.id for item in items), math.nan)


def uniform(rng: np.random.Generator, county: County) -> list[str]:
    return _highest(rng, county, lambda village: 0, lambda household: 0)


def highest_finding_rate(rng: np.random.Generator, county: County) -> list[str]:
    """Villages with the largest share of households that rules find; households at random."""
    within = county.within

    def share(village: FrameVillage) -> float:
        own = within[village.code]
        return sum(bool(household.reasons) for household in own) / len(own)

    return _highest(rng, county, share, lambda household: 0)


def lowest_inclusion(rng: np.random.Generator, county: County) -> list[str]:
    """Villages with the smallest share of monitored households; households at random."""
    within = county.within
    return _highest(
        rng,
        county,
        lambda village: -county.included[village.code] / len(within[village.code]),
        lambda household: 0,
    )


def most_points(rng: np.random.Generator, county: County) -> list[str]:
    """Villages, then households of most points: nothing is left to chance, so that nothing can
    be said of who is not visited."""
    return _highest(rng, county, lambda village: village.points, lambda household: household.points)


def all_knowing(rng: np.random.Generator, county: County) -> list[str]:
    """The most that any way can find under the quotas."""
    within = county.within

    def there(village: FrameVillage) -> int:
        own = sum(household.household_no in county.problems for household in within[village.code])
        return min(own, DESIGN.households)

    return _highest(rng, county, there, lambda household: household.household_no in county.problems)


WAYS: dict[str, Way] = {
    "ours": ours,
    "ours, no sentinel": ours_on_purpose,
    "uniform": uniform,
    "highest finding rate": highest_finding_rate,
    "lowest inclusion": lowest_inclusion,
    "most points": most_points,
    "all-knowing": all_knowing,
}


def _highest(
    rng: np.random.Generator, county: County, village: VillageScore, household: HouseholdScore
) -> list[str]:
    """Of each township the villages, of each of these the households with the highest scores."""
    within = county.within
    by_township = defaultdict(list)
    for one in county.frame.villages:
        by_township[one.township_code].append(one)
    visited = chain.from_iterable(
        _first(rng, villages, village, DESIGN.villages) for villages in by_township.values()
    )
    return [
        one.household_no
        for place in visited
        for one in _first(rng, within[place.code], household, DESIGN.households)
    ]


def _first(
    rng: np.random.Generator, items: list[Place], score: Callable[[Place], float], number: int
) -> list[Place]:
    shuffled = [items[at] for at in rng.permutation(len(items))]
    return sorted(shuffled, key=score, reverse=True)[:number]
