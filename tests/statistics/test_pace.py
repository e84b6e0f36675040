"""The chance of finishing: against sums by hand, against simulation, at its edges."""

import numpy as np
import pytest
from scipy.stats import nbinom

from queries.statistics.pace import chance_of_finishing, dispersion, likely_more


@pytest.mark.parametrize(("done", "days", "left", "days_left"), [(10, 5, 4, 2), (0, 3, 1, 4)])
def test_it_is_the_tail_of_the_negative_binomial(done: int, days: int, left: int, days_left: int):
    ahead = nbinom(done + 0.5, days / (days + days_left))
    expected = 1 - sum(ahead.pmf(k) for k in range(left))
    assert chance_of_finishing(done, days, left, days_left) == pytest.approx(expected)


def test_its_edges():
    assert chance_of_finishing(0, 3, 0, 0) == 1.0
    assert chance_of_finishing(50, 3, 1, 0) == 0.0
    assert likely_more(50, 3, 0) == (0, 0)


def test_more_left_is_less_likely_and_lots_blur_it():
    chances = [chance_of_finishing(20, 10, left, 5) for left in (5, 10, 15, 20)]
    assert chances == sorted(chances, reverse=True)
    # Far behind or far ahead, work in lots leaves more doubt.
    assert chance_of_finishing(20, 10, 20, 5, 4.0) > chance_of_finishing(20, 10, 20, 5)
    assert chance_of_finishing(20, 10, 3, 5, 4.0) < chance_of_finishing(20, 10, 3, 5)


def test_the_range_holds_four_times_in_five():
    """Over places whose paces differ, 80 % of what then comes lies inside, or a little more."""
    random = np.random.default_rng(7)
    paces = random.gamma(2.0, 2.0, 4000)
    done, later = random.poisson(paces * 8), random.poisson(paces * 5)
    ranges = [likely_more(int(n), 8, 5) for n in done]
    inside = np.mean([low <= k <= high for (low, high), k in zip(ranges, later, strict=True)])
    assert 0.80 <= inside <= 0.90


def test_who_is_called_short_hardly_ever_finishes():
    random = np.random.default_rng(11)
    paces = random.gamma(2.0, 2.0, 6000)
    done, later = random.poisson(paces * 6), random.poisson(paces * 4)
    left = random.integers(1, 40, 6000)
    chances = [chance_of_finishing(int(n), 6, int(m), 4) for n, m in zip(done, left, strict=True)]
    short = np.array(chances) < 0.1
    assert short.sum() > 1000
    assert np.mean(later[short] >= left[short]) < 0.05


def test_dispersion_is_one_of_even_days_and_more_of_lots():
    assert dispersion([[2, 2, 2], [0, 0, 0]]) == 1.0
    assert dispersion([]) == 1.0
    # One place, mean 2: (4 + 4 + 16) / 2 over 2 degrees of freedom.
    assert dispersion([[0, 0, 6]]) == pytest.approx(6.0)
    random = np.random.default_rng(3)
    assert dispersion(random.poisson(3.0, (400, 10)).tolist()) == pytest.approx(1.0, abs=0.06)
