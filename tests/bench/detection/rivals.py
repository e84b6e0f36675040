"""Ways to put villages in order, the most suspicious first: scores, of which the lowest leads.

Each sees the counts and 农村户数 of a whole county and puts all its villages in order; what is
equal is parted at random, from `rng`.
"""

from collections.abc import Callable

import numpy as np
from scipy.special import gammainc, pdtr

from queries.statistics.gamma_poisson import PRIOR_RATE, PRIOR_SHAPE
from tests.bench.detection.land import Floats, Whole

Order = Callable[[np.random.Generator, Whole, Whole], Floats]


def expected_by_size(observed: Whole, households: Whole) -> Floats:
    """Each village's share of all inclusions, by its households."""
    return households * (observed.sum() / households.sum())


def raw_rate(rng: np.random.Generator, observed: Whole, households: Whole) -> Floats:
    return _ranks(rng, observed / households)


def zero(rng: np.random.Generator, observed: Whole, households: Whole) -> Floats:
    """Those without any inclusion, then those with one, and so on."""
    return _ranks(rng, observed)


def zero_largest_first(rng: np.random.Generator, observed: Whole, households: Whole) -> Floats:
    return _ranks(rng, observed, -households)


def z_score(rng: np.random.Generator, observed: Whole, households: Whole) -> Floats:
    """Of the raw rate, by the normal approximation."""
    expected = expected_by_size(observed, households)
    return _ranks(rng, (observed - expected) / np.sqrt(np.maximum(expected, 1e-12)))


def poisson_tail(rng: np.random.Generator, observed: Whole, households: Whole) -> Floats:
    return _ranks(rng, pdtr(observed, expected_by_size(observed, households)))


def fixed_prior(rng: np.random.Generator, observed: Whole, households: Whole) -> Floats:
    """P(θ < 0.5 | observed) with what size alone lets expect and θ ~ Gamma(2, 2)."""
    expected = expected_by_size(observed, households)
    return _ranks(rng, -gammainc(PRIOR_SHAPE + observed, 0.5 * (PRIOR_RATE + expected)))


RIVALS: dict[str, Order] = {
    "μ by size, Gamma(2, 2)": fixed_prior,
    "Poisson lower tail": poisson_tail,
    "z-score": z_score,
    "lowest raw rate": raw_rate,
    "zero inclusions": zero,
    "zero inclusions, largest first": zero_largest_first,
}


def _ranks(rng: np.random.Generator, *keys: np.ndarray) -> Floats:
    """By the first key, then the second, then at random."""
    order = np.lexsort((rng.random(len(keys[0])), *reversed(keys)))
    ranks = np.empty(len(order))
    ranks[order] = np.arange(len(order))
    return ranks
