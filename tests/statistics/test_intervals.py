"""Intervals against a second way of computing each; published figures have their own file."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import binom, norm, poisson

from queries.statistics import intervals


def test_byar_is_close_to_exact_from_ten_events_and_not_below():
    rounded = {
        (count, method.__name__): tuple(round(limit, 3) for limit in method(count))
        for count in (3, 10)
        for method in (intervals.byar, intervals.poisson_exact)
    }
    assert rounded == {
        (10, "byar"): (4.787, 18.391),
        (10, "poisson_exact"): (4.795, 18.390),
        (3, "byar"): (0.603, 8.765),
        (3, "poisson_exact"): (0.619, 8.767),
    }
    assert intervals.poisson(9) == intervals.poisson_exact(9)
    assert intervals.poisson(10) == intervals.byar(10)


@pytest.mark.parametrize("confidence", [0.95, 0.998])
@pytest.mark.parametrize("count", [1, 3, 9])
def test_the_exact_interval_is_where_poissons_tails_hold_the_rest(count, confidence):
    tail = (1 - confidence) / 2
    low = brentq(lambda mean: poisson.sf(count - 1, mean) - tail, 1e-9, count)
    high = brentq(lambda mean: poisson.cdf(count, mean) - tail, count, 100)
    assert intervals.poisson_exact(count, confidence) == pytest.approx((low, high), rel=1e-6)


@pytest.mark.parametrize(("count", "of"), [(1, 9), (4, 9), (21, 50)])
def test_wilsons_limits_are_the_shares_the_count_is_just_compatible_with(count, of):
    z = norm.ppf(0.975)
    for limit in intervals.wilson(count, of):
        assert abs(count / of - limit) == pytest.approx(z * (limit * (1 - limit) / of) ** 0.5)


@pytest.mark.parametrize(("count", "of"), [(1, 9), (4, 9), (21, 50)])
def test_exact_limits_are_where_the_binomial_leaves_half_of_the_rest(count, of):
    low, high = intervals.share_exact(count, of)
    assert binom.sf(count - 1, of, low) == pytest.approx(0.025)
    assert binom.cdf(count, of, high) == pytest.approx(0.025)


@settings(deadline=None)
@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_each_interval_holds_the_share_and_the_wider_one_the_narrower(counted):
    count, of = counted
    for method in (intervals.wilson, intervals.share_exact):
        (low, high), (lower, higher) = method(count, of), method(count, of, 0.998)
        assert 0 <= lower <= low <= count / of <= high <= higher <= 1
    (low, high), (lower, higher) = intervals.rate(count, of), intervals.rate(count, of, 0.998)
    assert 0 <= lower <= low <= 1000 * count / of <= high <= higher


def test_nothing_at_all_leaves_everything_possible():
    assert intervals.wilson(0, 0) == (0, 1)
    assert intervals.share_exact(0, 0) == (0, 1)
    assert intervals.rate(0, 0) == (0, inf)
    assert intervals.rate_exact(0, 1000) == pytest.approx((0, 3.688879), abs=5e-7)
    assert intervals.share_exact(9, 9).high == 1
    assert intervals.share_exact(0, 9).low == 0
    assert intervals.wilson(0, 9).low == 0
    assert intervals.wilson(9, 9).high == 1
    assert intervals.poisson(0) == pytest.approx((0, 3.688879), abs=5e-7)  # -ln 0.025


def test_the_normal_quantile_is_the_one_that_leaves_half_a_tail_on_each_side():
    inside, _ = quad(norm.pdf, -intervals._two_sided(0.95), intervals._two_sided(0.95))
    assert inside == pytest.approx(0.95)
