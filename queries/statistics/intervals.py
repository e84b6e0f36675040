"""How far a share or a count may lie from the truth by chance alone."""

from math import sqrt
from typing import NamedTuple

from scipy.special import gammaincinv, ndtri

EXACT_BELOW = 10  # events from which Byar's approximation is as good as the exact interval


class Interval(NamedTuple):
    low: float
    high: float


def wilson(numerator: float, denominator: float, confidence: float = 0.95) -> Interval:
    """The share's interval by the score method, without continuity correction.

    Wilson EB (1927), J Am Stat Assoc 22:209-212; method 3 of Newcombe RG (1998), Stat Med
    17:857-872. Of nothing (denominator 0) nothing is known: 0 to 1.
    """
    if denominator == 0:
        return Interval(0.0, 1.0)
    z = _two_sided(confidence)
    share = numerator / denominator
    centre = 2 * numerator + z**2
    width = z * sqrt(z**2 + 4 * numerator * (1 - share))
    doubled = 2 * (denominator + z**2)
    # At 0 and at 1 the limit is the share itself, which rounding would miss by 1e-17.
    low = 0.0 if numerator == 0 else (centre - width) / doubled
    high = 1.0 if numerator == denominator else (centre + width) / doubled
    return Interval(low, high)


def poisson(count: float, confidence: float = 0.95) -> Interval:
    """The interval of an expected count: exact below 10 events, Byar's from there on.

    The rule of Public Health England's `PHEindicatormethods` (`phe_rate`).
    """
    method = poisson_exact if count < EXACT_BELOW else byar
    return method(count, confidence)


def poisson_exact(count: float, confidence: float = 0.95) -> Interval:
    """Garwood's interval by quantiles of the gamma distribution.

    Garwood F (1936), Biometrika 28:437-442.
    """
    tail = (1 - confidence) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(low, float(gammaincinv(count + 1, 1 - tail)))


def byar(count: float, confidence: float = 0.95) -> Interval:
    """Byar's approximation. Breslow NE, Day NE (1987), Statistical Methods in Cancer
    Research II, IARC, p. 69. Poor below 10 events: use `poisson`.
    """
    z = _two_sided(confidence)
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(low, high)


def _two_sided(confidence: float) -> float:
    return float(ndtri((1 + confidence) / 2))
