"""Whether what is left will be done in the days left, at the pace seen so far.

Items done in a day are taken for Poisson with an unknown pace λ. With Jeffreys' prior the pace
given n items in w days is Gamma(n + 1/2, w), and the items K of the next r days are negative
binomial, so that P(K >= m) = I(r / (w + r); m, n + 1/2), the regularised incomplete beta
function. Work comes in lots: where days differ more than Poisson allows, by a dispersion φ > 1,
n and m count as n / φ and m / φ, which makes the range wider and the verdict later.

Gelman A et al. (2013), Bayesian Data Analysis, 3rd ed., sections 2.6-2.8; McCullagh P, Nelder J
(1989), Generalized Linear Models, 2nd ed., section 6.2.3.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import NamedTuple

from scipy.special import betainc
from scipy.stats import nbinom

JEFFREYS = 0.5


class Range(NamedTuple):
    low: int
    high: int


def chance_of_finishing(
    done: int, days: int, left: int, days_left: int, dispersion: float = 1.0
) -> float:
    """P(at least `left` items in `days_left` days), after `done` in `days`; `days` > 0."""
    if left <= 0:
        return 1.0
    if days_left <= 0:
        return 0.0
    share = days_left / (days + days_left)
    return float(betainc(left / dispersion, done / dispersion + JEFFREYS, share))


def likely_more(
    done: int, days: int, days_left: int, dispersion: float = 1.0, confidence: float = 0.8
) -> Range:
    """The items that the days left will bring, with `confidence`."""
    if days_left <= 0:
        return Range(0, 0)
    tail = (1 - confidence) / 2
    ahead = nbinom(done / dispersion + JEFFREYS, days / (days + days_left))
    low, high = (float(ahead.ppf(q)) * dispersion for q in (tail, 1 - tail))
    return Range(floor(low), ceil(high))


def dispersion(days_of_places: Iterable[Sequence[int]]) -> float:
    """Pearson's dispersion of daily counts about each place's own mean, at least 1.

    Places without any item say nothing. All sequences are of the same days.
    """
    squares, freedom = 0.0, 0
    for counts in days_of_places:
        mean = sum(counts) / len(counts) if counts else 0.0
        if mean and len(counts) > 1:
            squares += sum((count - mean) ** 2 for count in counts) / mean
            freedom += len(counts) - 1
    return max(1.0, squares / freedom) if freedom else 1.0
