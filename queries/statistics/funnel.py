"""A funnel: which places lie further from their peers than chance and custom explain.

Spiegelhalter DJ (2005), Funnel plots for comparing institutional performance, Stat Med
24:1185-1202 (limits at a target, multiplicative overdispersion); the centre is a median
rather than the mean, so that the places in question do not move what they are held to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign, inf, sqrt
from statistics import median
from typing import NamedTuple

from scipy.special import ndtr

from queries.statistics.intervals import Interval

SMALLEST_DENOMINATOR = 10
ATTENTION = 1.96  # two-sided 95 %
SIGNAL = 3.09  # two-sided 99.8 %
# The median of a chi-squared variable with one degree of freedom.
MEDIAN_OF_SQUARED_Z = 0.455


class Share(NamedTuple):
    numerator: float
    denominator: float

    @property
    def value(self) -> float:
        return self.numerator / self.denominator


@dataclass(frozen=True)
class Funnel:
    """`centre`: the peers' share, 0..1; `overdispersion`: φ >= 1, by which the variance
    between peers exceeds the binomial's; `peers`: how many made it.
    """

    centre: float
    overdispersion: float
    peers: int

    def z(self, share: Share) -> float:
        """Standard errors from the centre, overdispersion allowed for. Positive: above."""
        return binomial_z(share, self.centre) / sqrt(self.overdispersion)

    def tail(self, share: Share) -> float:
        """The chance that a place like its peers lies so far out on this side, or further."""
        return float(ndtr(-abs(self.z(share))))

    def limits(self, denominator: float, z: float) -> Interval:
        """The shares `z` standard errors from the centre, kept within 0..1."""
        reach = z * sqrt(self.overdispersion * _variance(self.centre, denominator))
        return Interval(max(0.0, self.centre - reach), min(1.0, self.centre + reach))


def funnel(shares: Sequence[Share]) -> Funnel | None:
    """The funnel of those shares whose denominator is large enough; None if there is none."""
    peers = [share for share in shares if share.denominator >= SMALLEST_DENOMINATOR]
    if not peers:
        return None
    centre = centre_of(peers)
    squares = [binomial_z(share, centre) ** 2 for share in peers]
    return Funnel(centre, max(1.0, median(squares) / MEDIAN_OF_SQUARED_Z), len(peers))


def centre_of(peers: Sequence[Share]) -> float:
    """The median of the peers' shares, each counting by its denominator.

    Where that is 0 or 1 (most places without a single case, or without a single miss) the
    binomial limits collapse onto it and one case would lie infinitely far out: then all
    peers together make the centre.
    """
    centre = weighted_median([(share.value, share.denominator) for share in peers])
    if 0 < centre < 1:
        return centre
    return sum(p.numerator for p in peers) / sum(p.denominator for p in peers)


def weighted_median(values: Sequence[tuple[float, float]]) -> float:
    """The value below and above which lies half of the weight; between two values, their mean.

    `values` are (value, weight > 0) and not empty.
    """
    ordered = sorted(values)
    half = sum(weight for _, weight in ordered) / 2
    below = 0.0
    for position, (value, weight) in enumerate(ordered):
        below += weight
        if below > half:
            return value
        if below == half:
            return (value + ordered[position + 1][0]) / 2
    raise AssertionError("the weights of all values exceed half of themselves")


def binomial_z(share: Share, centre: float) -> float:
    """Standard errors between a share and the centre, by the binomial variance at the centre.

    Infinite where the centre is 0 or 1, which no peer's share then differs from.
    """
    if share.value == centre:
        return 0.0
    if centre in (0, 1):
        return copysign(inf, share.value - centre)
    return (share.value - centre) / sqrt(_variance(centre, share.denominator))


def _variance(centre: float, denominator: float) -> float:
    return centre * (1 - centre) / denominator
