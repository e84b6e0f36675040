"""The posterior against its integral, a simulation and by hand."""

from math import exp

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import gamma, nbinom, poisson

from queries.statistics.gamma_poisson import (
    Predicted,
    chance_of_so_few,
    predicted,
    predicted_of_itself,
    probability_below,
)


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


def test_the_next_count_by_hand():
    # Size 2, mean 1: P(0) = (2 / 3)², P(1) = 2 · (1 / 3) · (2 / 3)².
    even = Predicted(mean=1.0, size=2.0)
    assert even.chance_of_at_least(0) == 1
    assert even.chance_of_at_least(1) == pytest.approx(1 - 4 / 9)
    assert even.chance_of_at_least(2) == pytest.approx(1 - 4 / 9 - 8 / 27)


def test_a_published_prediction():
    # Gelman et al., Bayesian Data Analysis, section 2.6: three deaths of asthma among 200,000
    # with the prior Gamma(3, 5) in units of 100,000 persons and years give Gamma(6, 7), mean
    # 0.86. The same 200,000 a year on: a negative binomial of size 6 and mean 2 · 6 / 7.
    next_year = predicted(past=3, past_expected=2.0, expected=2.0, shape=3.0, rate=5.0)
    assert next_year == Predicted(mean=pytest.approx(2 * 0.857, abs=1e-3), size=6.0)
    assert next_year.chance_of_at_least(5) == pytest.approx(nbinom.sf(4, 6, 7 / 9))


@pytest.mark.parametrize(("past", "past_expected", "expected"), [(0, 0.7, 0.1), (9, 4.0, 1.5)])
def test_the_prediction_is_the_mixture_over_what_the_past_taught(past, past_expected, expected):
    def density(theta: float) -> float:
        learnt = gamma.pdf(theta, 2 + past, scale=1 / (2 + past_expected))
        return learnt * poisson.sf(2, theta * expected)

    mixed = quad(density, 0, 60, limit=200)[0]
    found = predicted(past, past_expected, expected).chance_of_at_least(3)
    assert found == pytest.approx(mixed, rel=1e-6)


def test_a_factor_unknown_as_well_widens_by_its_variance():
    random = np.random.default_rng(4)
    rate = 3.0 * random.gamma(5, 1 / 5, 500_000) * random.gamma(4, 1 / 4, 500_000)
    widened = Predicted(3.0, 5.0).times_unknown(4.0)
    assert widened.mean**2 / widened.size == pytest.approx(np.var(rate), rel=0.02)


def test_a_place_without_peers_by_its_own_past():
    # Without more variance than Poisson's: mean 2.5 / 4, and as uncertain as a count of 2.5.
    assert predicted_of_itself([1, 0, 1, 0]) == Predicted(0.625, 2.5)
    # Mean 3.0 + 0.125, variance 12 - 3 beyond Poisson's.
    uneven = predicted_of_itself([6, 6, 0, 0])
    assert uneven.mean == pytest.approx(12.5 / 4)
    assert uneven.size == pytest.approx(1 / (9 / 3.125**2 + 1 / 12.5))
