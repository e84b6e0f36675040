"""Intervals against published figures, and against a second way of computing each."""

import pytest
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import norm, poisson

from queries.statistics import intervals

# Newcombe RG (1998), Stat Med 17:857-872, table I, method 3 (score).
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# Public Health England, PHEindicatormethods, tests/testthat/testdata_Proportion.xlsx and
# testdata_Byars_Wilson.xlsx: 95 % limits, 99.8 % limits.
PHE_WILSON = [
    (1, 100, 0.001767, 0.054486, 0.000873, 0.104554),
    (5, 100, 0.021544, 0.111750, 0.013865, 0.164589),
    (20, 100, 0.133367, 0.288829, 0.105192, 0.347111),
    (65, 100, 0.552544, 0.736358, 0.495495, 0.778354),
    (9856, 12345, 0.791210, 0.805364, 0.786992, 0.809306),
    (222, 3215, 0.060792, 0.078340, 0.056471, 0.084184),
    (1045, 5000, 0.197955, 0.220491, 0.191794, 0.227316),
]
# The same package, testdata_Rate.xlsx and testdata_Byars_Wilson.xlsx, as counts.
PHE_BYAR = [
    (20, 12.211429, 30.889880, 8.922802, 38.085036),
    (65, 50.163188, 82.849139, 42.880261, 94.000291),
    (1045, 982.593202, 1110.331213, 947.940704, 1148.806161),
]
PHE_EXACT = [
    (1, 0.025318, 5.571643, 0.001001, 9.233413),
    (5, 1.623486, 11.668332, 0.739372, 16.454745),
]


@pytest.mark.parametrize(("count", "of", "low", "high"), NEWCOMBE)
def test_wilson_prints_what_newcombe_prints(count, of, low, high):
    interval = intervals.wilson(count, of)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(("count", "of", "low", "high", "lower", "higher"), PHE_WILSON)
def test_wilson_agrees_with_the_published_tables(count, of, low, high, lower, higher):
    assert intervals.wilson(count, of) == pytest.approx((low, high), abs=5e-7)
    assert intervals.wilson(count, of, 0.998) == pytest.approx((lower, higher), abs=5e-7)


@pytest.mark.parametrize(("count", "low", "high", "lower", "higher"), PHE_BYAR)
def test_byar_agrees_with_the_published_tables(count, low, high, lower, higher):
    assert intervals.poisson(count) == pytest.approx((low, high), abs=5e-7)
    assert intervals.poisson(count, 0.998) == pytest.approx((lower, higher), abs=5e-7)


@pytest.mark.parametrize(("count", "low", "high", "lower", "higher"), PHE_EXACT)
def test_the_exact_interval_agrees_with_the_published_tables(count, low, high, lower, higher):
    assert intervals.poisson(count) == pytest.approx((low, high), abs=5e-7)
    assert intervals.poisson(count, 0.998) == pytest.approx((lower, higher), abs=5e-7)


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


def test_nothing_at_all_leaves_everything_possible():
    assert intervals.wilson(0, 0) == (0, 1)
    assert intervals.wilson(0, 9).low == 0
    assert intervals.wilson(9, 9).high == 1
    assert intervals.poisson(0) == pytest.approx((0, 3.688879), abs=5e-7)  # -ln 0.025


def test_the_normal_quantile_is_the_one_that_leaves_half_a_tail_on_each_side():
    inside, _ = quad(norm.pdf, -intervals._two_sided(0.95), intervals._two_sided(0.95))
    assert inside == pytest.approx(0.95)
