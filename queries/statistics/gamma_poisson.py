"""What a place's past and its peers let expect, and how far what is seen lies from it.

The count is Poisson(θμ), θ ~ Gamma(shape, rate) with mean 1, so that θ given the count is
Gamma(shape + count, rate + μ). Clayton D, Kaldor J (1987), Biometrics 43:671-681.
"""

from collections.abc import Sequence
from statistics import mean, variance
from typing import NamedTuple

from scipy.special import betainc, gammainc, pdtr

PRIOR_SHAPE = 2.0
PRIOR_RATE = 2.0


def probability_below(
    share: float,
    observed: int,
    expected: float,
    shape: float = PRIOR_SHAPE,
    rate: float = PRIOR_RATE,
) -> float:
    """P(θ < `share` | observed): 0.5 asks for less than half of what is expected."""
    return float(gammainc(shape + observed, share * (rate + expected)))


def chance_of_so_few(observed: int, expected: float) -> float:
    """P(count <= observed) if the place were like all others (θ = 1): Poisson's lower tail."""
    return float(pdtr(observed, expected))


class Predicted(NamedTuple):
    """A count yet to be seen: negative binomial, of variance mean + mean² / size."""

    mean: float
    size: float

    def chance_of_at_least(self, count: int) -> float:
        """P(count or more): the exact upper tail, by the incomplete beta function."""
        if count <= 0:
            return 1.0
        return float(betainc(count, self.size, self.mean / (self.mean + self.size)))

    def chance_of_at_most(self, count: int) -> float:
        """P(count or fewer): the exact lower tail."""
        return float(betainc(self.size, count + 1, self.size / (self.mean + self.size)))

    def times_unknown(self, size: float) -> "Predicted":
        """With the mean itself known only up to a factor: gamma, of mean 1 and this shape.

        The product of two such factors has the variance of a gamma of the size returned.
        """
        return Predicted(self.mean, self.size * size / (self.size + size + 1))


def predicted(
    past: int,
    past_expected: float,
    expected: float,
    shape: float = PRIOR_SHAPE,
    rate: float = PRIOR_RATE,
) -> Predicted:
    """A place's next count, where `past` was seen of `past_expected` and `expected` is next.

    What is expected is what peers of its size had. With θ ~ Gamma(shape, rate) the count to
    come is Poisson(θ · expected) and θ has learnt from the past: negative binomial. Gelman A
    et al. (2013), Bayesian Data Analysis, 3rd ed., section 2.6.
    """
    size = shape + past
    return Predicted(expected * size / (rate + past_expected), size)


def predicted_of_itself(past: Sequence[int]) -> Predicted:
    """The next count of a place without peers, by its counts in spans of the same length.

    Their mean is known as a rate of Jeffreys' prior Gamma(½, 0) is; what they vary by beyond
    Poisson's variance (seasons, campaigns) widens it, by moments. At least two spans.
    """
    expected = (sum(past) + 0.5) / len(past)
    beyond = max(0.0, variance(past) - mean(past)) / expected**2
    return Predicted(expected, 1 / (beyond + 1 / (sum(past) + 0.5)))
