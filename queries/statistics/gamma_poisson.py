"""How likely a place's true rate is far below what is expected of it, given what was seen.

The count is Poisson(θμ), θ ~ Gamma(shape, rate) with mean 1, so that θ given the count is
Gamma(shape + count, rate + μ). Clayton D, Kaldor J (1987), Biometrics 43:671-681.
"""

from scipy.special import gammainc, pdtr

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
