"""The draw in arrays: the same picks as `select` from the same numbers, a thousand times faster."""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from queries.spot_checks.design import Design, Stratum
from queries.spot_checks.selection.places import Item, Places, places
from tests.bench.coverage.county import County

# Three rows of numbers, 0..1, for the items from `start` to `end`: the ticket's first, second
# and third.
Numbers = Callable[[int, int], np.ndarray]
Picks = list[tuple[int, Stratum]]


def drawn(county: County, villages: Numbers, households: Numbers) -> Iterator[tuple[int, Picks]]:
    """Each drawn village with its drawn households, by their positions in the frame."""
    design = county.design
    for start, end in county.townships:
        for village, _ in picks(
            county.village_points[start:end],
            county.village_is_flagged[start:end],
            villages(start, end),
            design.villages,
            design,
        ):
            first, last = (int(n) for n in county.first[start + village :][:2])
            chosen = picks(
                county.points[first:last],
                county.is_flagged[first:last],
                households(first, last),
                design.households,
                design,
            )
            yield start + village, [(first + n, stratum) for n, stratum in chosen]


def picks(
    points: np.ndarray, is_flagged: np.ndarray, numbers: np.ndarray, quota: int, design: Design
) -> Picks:
    """Who of one stage is drawn, in no order."""
    if len(points) <= quota:
        return [(n, Stratum.ALL) for n in range(len(points))]
    number = numbers_of(len(points), int(is_flagged.sum()), quota, design.sentinel)
    flagged = np.flatnonzero(is_flagged)
    by_points = np.lexsort((numbers[0][flagged], -points[flagged]))
    certain = flagged[by_points][: number.certain]
    is_left = np.ones(len(points), dtype=bool)
    is_left[certain] = False
    rest = np.flatnonzero(is_left)
    rest = rest[np.argsort(numbers[1][rest] / points[rest], kind="stable")]
    risk, rest = rest[: number.risk], rest[number.risk :]
    random = rest[np.argsort(numbers[2][rest], kind="stable")][: number.sentinel]
    parts = ((Stratum.CERTAINTY, certain), (Stratum.RISK, risk), (Stratum.SENTINEL, random))
    return [(n, stratum) for stratum, part in parts for n in part.tolist()]


@cache
def numbers_of(items: int, flagged: int, quota: int, sentinel: float) -> Places:
    """How many each part takes, by the draw's own rule."""
    return places([Item("", 1, n < flagged) for n in range(items)], quota, sentinel)
