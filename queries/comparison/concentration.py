"""集中度: how few places hold half of what there is, and whether chance alone would spread it so."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from queries.statistics.intervals import Interval

DRAWS = 2000
SEED = 20210609
FEWEST = 10  # items; fewer lie in few places whatever happens


@dataclass(frozen=True)
class Held:
    """What one place has of it, and of what it could have been had of."""

    region_code: str
    count: int
    base: int


@dataclass(frozen=True)
class Concentration:
    """`places` have at least one, the most first (ties by code); the first `half` of them hold at
    least half of `total` and no fewer could. `tied` more places have as many as the last of these
    and could stand in its stead. `by_chance`: how many places would hold half in 95 of 100
    counties where each item falls on a place by its base alone; None for too few items.
    """

    total: int
    places: tuple[Held, ...]
    half: int
    tied: int
    by_chance: Interval | None

    @property
    def holders(self) -> tuple[Held, ...]:
        return self.places[: self.half]

    @property
    def held(self) -> int:
        return sum(place.count for place in self.holders)

    @property
    def is_concentrated(self) -> bool:
        """Fewer places than chance would leave it to."""
        return self.by_chance is not None and self.half < self.by_chance.low


def concentration(counts: Mapping[str, int], bases: Mapping[str, int]) -> Concentration:
    """`counts` by region code, zeros allowed; `bases` what they are of, such as procedures."""
    held = [Held(code, n, bases.get(code, 0)) for code, n in counts.items() if n]
    places = tuple(sorted(held, key=lambda place: (-place.count, place.region_code)))
    total = sum(counts.values())
    half = places_holding_half([place.count for place in places])
    last = places[half - 1].count if half else None
    tied = sum(place.count == last for place in places[half:])
    # A place has at least as many chances as it has items, whatever its base says.
    chances = [max(bases.get(code, 0), n) for code, n in counts.items()]
    by_chance = _by_chance(total, chances) if total >= FEWEST else None
    return Concentration(total, places, half, tied, by_chance)


def places_holding_half(counts: list[int]) -> int:
    """How many of the largest counts make at least half of all; `counts` from large to small."""
    total = sum(counts)
    below = sum(2 * reached < total for reached in accumulate(counts))
    return below + 1 if total else 0


def _by_chance(total: int, chances: list[int]) -> Interval:
    """The middle 95 % of how many places hold half, drawn with a fixed seed."""
    weights = np.array(chances, dtype=float)
    drawn = np.random.default_rng(SEED).multinomial(total, weights / weights.sum(), size=DRAWS)
    reached = np.cumsum(-np.sort(-drawn, axis=1), axis=1)
    needed = (2 * reached < total).sum(axis=1) + 1
    low, high = np.quantile(needed, [0.025, 0.975], method="inverted_cdf")
    return Interval(float(low), float(high))
