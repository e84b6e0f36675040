"""The funnel: published limits, a worked county, each threshold from both sides."""

from statistics import NormalDist, median

import numpy as np
import pytest

from queries.statistics.funnel import (
    ATTENTION,
    SIGNAL,
    Funnel,
    Share,
    binomial_z,
    centre_of,
    funnel,
    weighted_median,
)

# Public Health England, PHEindicatormethods, tests/testthat/testdata_funnel_prop_outputs.csv and
# testdata_funnel_prop_outputs_with_axis_variation.csv: limits in percent at tails of 0.025 and
# 0.001 around the share of all places together, and of those under 31,000 (their sums from
# testdata_funnel_prop_inputs.csv).
PHE_CENTRE = 0.806424478571495
PHE_LIMITS = {
    PHE_CENTRE: [
        (1, 3.204264, 100, 0, 100),
        (2, 25.885383, 100, 0, 100),
        (5, 46.011039, 100, 26.039864, 100),
        (9, 54.82972, 100, 39.944085, 100),
        (10, 56.154344, 100, 42.03259, 100),
        (50, 69.691035, 91.593861, 63.375595, 97.909301),
        (68, 71.251689, 90.033207, 65.836243, 95.448652),
        (539, 77.306949, 83.977947, 75.38344, 85.901456),
        (4341, 79.467117, 81.817779, 78.789329, 82.495567),
        (110000, 80.408963, 80.875933, 80.274317, 81.010578),
    ],
    0.8218033787630717: [
        (11281, 81.47416995, 82.8865058, 81.06693837, 83.29373738),
        (17839, 81.6187774, 82.74189835, 81.29493777, 83.06573798),
        (33000, 81.76745696, 82.5932188, 81.52935757, 82.83131819),
    ],
}
# The same package, testdata_funnel_prop_inputs.csv: significance at those tails, of 303 places
# together; the ones nearest to each limit.
PHE_PLACES = [
    (59356.4384, 73352, 0),  # Not significant
    (48590.8983, 60459, 0),
    (50050.7443, 61921, 0),
    (28537.4507, 35201, 1),  # High (0.025)
    (16924.1296, 20776, 1),
    (26789.2380, 33012, 1),
    (26734.0178, 32867, 2),  # High (0.001)
    (30111.0810, 37037, 2),
    (35078.4880, 41980, 2),
    (30277.5312, 37828, -1),  # Low (0.025)
    (56140.4742, 70053, -2),  # Low (0.001)
    (20619.5552, 25852, -2),
]


@pytest.mark.parametrize(("centre", "rows"), PHE_LIMITS.items())
def test_limits_agree_with_the_published_tables(centre, rows):
    plain = Funnel(centre, 1.0, 0)
    normal = NormalDist()
    for of, low, high, lower, higher in rows:
        inner = [100 * limit for limit in plain.limits(of, normal.inv_cdf(0.975))]
        outer = [100 * limit for limit in plain.limits(of, normal.inv_cdf(0.999))]
        # Printed with six decimals of a percent, or eight.
        decimals = 6 if centre == PHE_CENTRE else 8
        assert [round(x, decimals) for x in inner + outer] == [low, high, lower, higher]


@pytest.mark.parametrize(("count", "of", "verdict"), PHE_PLACES)
def test_places_lie_where_the_published_table_puts_them(count, of, verdict):
    z = Funnel(PHE_CENTRE, 1.0, 0).z(Share(count, of))
    assert (abs(z) > ATTENTION) + (abs(z) > SIGNAL) == abs(verdict)
    assert z * verdict >= 0


def test_a_worked_county():
    shares = [Share(40, 80), Share(30, 50), Share(18, 30), Share(2, 40), Share(9, 9)]
    fitted = funnel(shares)
    # Sorted shares of the four with at least ten: 0.05 (40), 0.5 (80), 0.6 (50 + 30);
    # half of the weight of 200 is reached within the second.
    assert fitted.centre == 0.5
    # z²: 0; 0.1²·50/0.25 = 2; 0.1²·30/0.25 = 1.2; 0.45²·40/0.25 = 32.4. Median 1.6.
    assert fitted.overdispersion == pytest.approx(1.6 / 0.455)
    assert fitted.peers == 4
    assert fitted.z(Share(2, 40)) == pytest.approx(-((32.4 / (1.6 / 0.455)) ** 0.5))
    # A place too small to be a peer is still placed.
    assert fitted.z(Share(9, 9)) > 0


def test_nine_is_too_few_to_be_a_peer_and_ten_is_enough():
    assert funnel([Share(1, 9)]) is None
    assert funnel([Share(1, 10)]).peers == 1


def test_a_place_alone_lies_at_its_own_centre():
    alone = funnel([Share(3, 20)])
    assert (alone.centre, alone.overdispersion, alone.z(Share(3, 20))) == (0.15, 1, 0)


def test_overdispersion_never_narrows_the_funnel():
    alike = [Share(10, 20), Share(11, 22), Share(50, 100)]
    assert funnel(alike).overdispersion == 1


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([(0.2, 1)], 0.2),
        ([(0.9, 1), (0.1, 1)], 0.5),  # half of the weight lies between them
        ([(0.1, 30), (0.9, 10)], 0.1),
        ([(0.1, 10), (0.5, 10), (0.9, 20)], 0.7),
        ([(0.5, 10), (0.5, 10), (0.9, 1)], 0.5),
    ],
)
def test_the_median_counts_each_place_by_its_size(values, expected):
    assert weighted_median(values) == pytest.approx(expected)


def test_the_weighted_median_is_the_median_of_the_spelt_out_list():
    random = np.random.default_rng(7)
    for _ in range(200):
        weights = random.integers(1, 6, size=random.integers(1, 8)).tolist()
        values = random.choice([0.0, 0.25, 0.5, 1.0], size=len(weights)).tolist()
        spelt_out = [v for v, w in zip(values, weights, strict=True) for _ in range(w)]
        pairs = list(zip(values, weights, strict=True))
        assert weighted_median(pairs) == median(spelt_out)


def test_where_most_places_miss_nothing_all_together_make_the_centre():
    peers = [Share(20, 20), Share(30, 30), Share(40, 50)]
    assert centre_of(peers) == 0.9
    assert funnel([Share(20, 20), Share(30, 30)]).z(Share(20, 20)) == 0


def test_the_tail_is_the_chance_of_lying_so_far_out():
    random = np.random.default_rng(11)
    share = Share(38, 100)
    drawn = random.binomial(100, 0.5, size=200_000)
    fitted = Funnel(0.5, 1.0, 9)
    # The binomial puts half of the mass of 38 on this side of it.
    simulated = np.mean(drawn < 38) + np.mean(drawn == 38) / 2
    assert fitted.tail(share) == pytest.approx(simulated, abs=1e-3)
    assert fitted.tail(Share(62, 100)) == fitted.tail(share)


def test_z_is_exact_at_a_threshold():
    # 0.5 ± 1.96 standard errors of 0.05 at 100 households.
    assert binomial_z(Share(40.2, 100), 0.5) == pytest.approx(-1.96)
