"""How far up or down the order a place may truly stand: a range of ranks instead of one.

Klein M, Wright T, Wieczorek J (2020), A joint confidence region for an overall ranking of
populations, J R Stat Soc C 69:589-606. If all intervals hold together with some confidence,
then with the same confidence all ranges of ranks hold together: whoever's interval lies wholly
above another's stands above it, and nothing else is known of the two.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from queries.statistics.funnel import SMALLEST_DENOMINATOR, Share
from queries.statistics.intervals import Interval, share_exact


class Range(NamedTuple):
    """Ranks from `best` to `worst`; 1 has the highest share."""

    best: int
    worst: int


def rank_ranges(intervals: Sequence[Interval]) -> list[Range]:
    """The ranks each place may hold, given intervals that hold together (`each_of`).

    Leave out whoever is not to be ranked: all that are given count. Intervals that touch are
    apart, as in the paper; only two of no width at the same point are not.
    """
    lows = sorted(interval.low for interval in intervals)
    highs = sorted(interval.high for interval in intervals)
    number = len(intervals)
    found = []
    for low, high in intervals:
        above, below = number - bisect_left(lows, high), bisect_right(highs, low)
        if low == high:
            # A point touches itself and its likes, which are neither above nor below it.
            above -= sum(other == (low, high) for other in intervals)
            below -= sum(other == (low, high) for other in intervals)
        found.append(Range(1 + above, number - below))
    return found


def each_of(number: int, confidence: float = 0.95) -> float:
    """The confidence of each of `number` independent intervals that hold together with the
    one given. Šidák Z (1967), J Am Stat Assoc 62:626-633.
    """
    return confidence ** (1 / number) if number else confidence


def ranks(
    places: Sequence[Share],
    confidence: float = 0.95,
    interval: Callable[[float, float, float], Interval] = share_exact,
) -> list[Range | None]:
    """The ranges of ranks of all places together; None for 样本过少, which moves no other.

    `interval` must keep what it promises at the far confidences asked for here, for shares
    near 0 as well: the exact ones do (`share_exact`, `rate_exact`), Wilson's does not.
    """
    ranked = [place for place in places if place.denominator >= SMALLEST_DENOMINATOR]
    each = each_of(len(ranked), confidence)
    ranges = iter(rank_ranges([interval(*place, each) for place in ranked]))
    return [next(ranges) if place.denominator >= SMALLEST_DENOMINATOR else None for place in places]
