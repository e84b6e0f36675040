"""Exact Poisson limits: the published interval turned round, and the tails of scipy.stats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, poisson

from queries.statistics.funnel import SIGNAL, Share
from queries.statistics.intervals import poisson_exact
from queries.statistics.rate_funnel import RateFunnel, rate_funnel

ONE_IN_A_HUNDRED = RateFunnel(centre=0.01, overdispersion=1.0, peers=20)


def test_the_centre_is_what_all_peers_have_together():
    fitted = rate_funnel([Share(2, 400), Share(0, 300), Share(9, 900), Share(5, 9)])
    assert fitted.centre == 11 / 1600
    assert fitted.peers == 3


def test_nothing_anywhere_makes_no_funnel():
    assert rate_funnel([]) is None
    assert rate_funnel([Share(0, 500), Share(0, 800)]) is None


def test_ten_of_which_garwood_gives_4_795_to_18_390():
    """Garwood (1936): of 10 events the limits are 4.795 and 18.390."""
    assert poisson_exact(10) == pytest.approx((4.795, 18.390), abs=5e-4)
    z = norm.ppf(0.975)
    assert (
        RateFunnel(1.0, 1.0, 1).z(Share(10, 4.796))
        < z
        < RateFunnel(1.0, 1.0, 1).z(Share(10, 4.794))
    )
    assert (
        RateFunnel(1.0, 1.0, 1).z(Share(10, 18.391))
        < -z
        < RateFunnel(1.0, 1.0, 1).z(Share(10, 18.389))
    )


@given(st.integers(0, 60), st.integers(10, 3000))
def test_the_score_is_that_of_the_tail(count, exposure):
    expected = 0.01 * exposure
    z = ONE_IN_A_HUNDRED.z(Share(count, exposure))
    if count < expected:
        assert z == pytest.approx(min(0, norm.ppf(poisson.cdf(count, expected))))
    else:
        assert z == pytest.approx(max(0, norm.isf(poisson.sf(count - 1, expected))))


@given(st.integers(0, 60), st.integers(10, 3000), st.sampled_from([1.0, 1.7]))
def test_a_place_lies_outside_the_limits_that_are_drawn_when_its_score_does(count, exposure, phi):
    peers = RateFunnel(0.01, phi, 20)
    z = peers.z(Share(count, exposure))
    if abs(abs(z) - SIGNAL) < 1e-6:
        return
    low, high = (limit * exposure for limit in peers.limits(exposure, SIGNAL))
    assert (z > SIGNAL) == (count > high)
    assert (z < -SIGNAL) == (count < low)


def test_where_little_is_expected_none_is_too_few():
    """A normal limit would lie at 0.5 - 1.96 * 0.7: nobody could lie below, and 2 above."""
    assert ONE_IN_A_HUNDRED.limits(50, 1.96).low == 0
    assert ONE_IN_A_HUNDRED.z(Share(0, 50)) > -1.96
    assert ONE_IN_A_HUNDRED.z(Share(2, 50)) < 1.96


def test_peers_that_differ_by_more_than_chance_widen_the_limits():
    alike = rate_funnel([Share(10, 1000), Share(11, 1000), Share(9, 1000)])
    apart = rate_funnel([Share(1, 1000), Share(30, 1000), Share(4, 1000), Share(25, 1000)])
    assert alike.overdispersion == 1 < apart.overdispersion
