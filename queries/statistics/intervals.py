"""How far a share or a count may lie from the truth by chance alone."""

from math import inf, sqrt
from typing import NamedTuple

from scipy.special import betaincinv, gammaincinv, ndtri

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


def share_exact(numerator: float, denominator: float, confidence: float = 0.95) -> Interval:
    """The share's interval by the binomial distribution itself; never too narrow.

    Clopper CJ, Pearson ES (1934), Biometrika 26:404-413. For many intervals that must hold
    together: far out in the tails Wilson's falls short of its confidence near 0 and 1.
    """
    if denominator == 0:
        return Interval(0.0, 1.0)
    tail, rest = (1 - confidence) / 2, denominator - numerator
    low = float(betaincinv(numerator, rest + 1, tail)) if numerator else 0.0
    high = float(betaincinv(numerator + 1, rest, 1 - tail)) if rest else 1.0
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
    low = max(0.0, low)  # one event at 99.8 % falls below
    more = count + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(low, high)


def rate(
    count: float, denominator: float, confidence: float = 0.95, per: float = 1000.0
) -> Interval:
    """The interval of a rate such as new inclusions per 1000 households: `poisson`, divided.

    Of nothing (denominator 0) nothing is known: 0 to infinity.
    """
    return _divided(poisson(count, confidence), denominator, per)


def rate_exact(
    count: float, denominator: float, confidence: float = 0.95, per: float = 1000.0
) -> Interval:
    """As `rate`, by the exact interval whatever the count."""
    return _divided(poisson_exact(count, confidence), denominator, per)


def _divided(count: Interval, denominator: float, per: float) -> Interval:
    if denominator == 0:
        return Interval(0.0, inf)
    return Interval(per * count.low / denominator, per * count.high / denominator)


def _two_sided(confidence: float) -> float:
    return float(ndtri((1 + confidence) / 2))
