"""The posterior against its integral, a simulation and by hand."""

from math import exp

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import gamma, poisson

from queries.statistics.gamma_poisson import chance_of_so_few, probability_below


@pytest.mark.parametrize(("observed", "expected"), [(0, 0.3), (0, 4.0), (1, 6.0), (7, 22.5)])
def test_the_posterior_is_prior_times_likelihood(observed, expected):
    def density(theta: float) -> float:
        return gamma.pdf(theta, 2, scale=1 / 2) * poisson.pmf(observed, theta * expected)

    below, whole = quad(density, 0, 0.5)[0], quad(density, 0, 50, limit=200)[0]
    assert probability_below(0.5, observed, expected) == pytest.approx(below / whole, rel=1e-6)


def test_the_posterior_by_hand():
    # Gamma(2, 2 + μ) below 0.5 is 1 - e^-x (1 + x) with x = (2 + μ) / 2.
    assert probability_below(0.5, 0, 6) == pytest.approx(1 - exp(-4) * 5)
    assert probability_below(0.5, 1, 6) == pytest.approx(1 - exp(-4) * (1 + 4 + 8))


def test_the_posterior_is_what_a_simulation_of_places_shows():
    random = np.random.default_rng(3)
    theta = random.gamma(2, 1 / 2, size=400_000)
    seen = random.poisson(theta * 5.0)
    assert probability_below(0.5, 1, 5.0) == pytest.approx(
        np.mean(theta[seen == 1] < 0.5), abs=6e-3
    )


def test_the_more_are_seen_the_less_likely_is_holding_back():
    chances = [probability_below(0.5, observed, 8.0) for observed in range(10)]
    assert chances == sorted(chances, reverse=True)


def test_so_few_by_chance():
    assert chance_of_so_few(1, 6) == pytest.approx(exp(-6) * 7)
    assert chance_of_so_few(0, 0) == 1
