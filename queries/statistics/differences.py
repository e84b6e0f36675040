"""Whether one share or count differs from another by more than chance."""

from math import sqrt

from scipy.special import bdtr

from queries.statistics.intervals import Interval, wilson


def difference_of_shares(
    first: tuple[float, float], second: tuple[float, float], confidence: float = 0.95
) -> Interval:
    """The interval of the first share minus the second; each is (numerator, denominator).

    Method 10 (hybrid score) of Newcombe RG (1998), Interval estimation for the difference
    between independent proportions, Stat Med 17:873-890. With nothing on one side: -1 to 1.
    """
    if not first[1] or not second[1]:
        return Interval(-1.0, 1.0)
    a, b = first[0] / first[1], second[0] / second[1]
    of_a, of_b = wilson(*first, confidence), wilson(*second, confidence)
    below = sqrt((a - of_a.low) ** 2 + (of_b.high - b) ** 2)
    above = sqrt((of_a.high - a) ** 2 + (b - of_b.low) ** 2)
    return Interval(a - b - below, a - b + above)


def chance_of_rise(before: int, after: int) -> float:
    """The chance that the later of two counts is so large, if both expect the same.

    Given their sum the later one is binomial with a half. Przyborowski J, Wilenski H (1940),
    Biometrika 31:313-323.
    """
    return float(bdtr(before, before + after, 0.5)) if before + after else 1.0
