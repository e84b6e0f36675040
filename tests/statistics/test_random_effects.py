"""Additive random effects against published figures, by hand and by simulation."""

from math import asin, log, pi, sin, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from queries.statistics.funnel import Share
from queries.statistics.random_effects import (
    RandomEffects,
    between_variance,
    random_effects,
    winsorised,
)

# DerSimonian R, Kacker R (2007), Contemp Clin Trials 28:105-114, the CLASP trials, tables 3 and
# 4 (pages 111-112): treated, their events; controls, theirs. Retyped from wviechtb/metafor,
# tests/testthat/test_analysis_example_dersimonian2007.r.
CLASP = [
    (156, 5, 74, 8),
    (303, 5, 303, 17),
    (565, 12, 477, 9),
    (1570, 69, 1565, 94),
    (103, 9, 105, 11),
    (4659, 313, 4650, 352),
]


def test_the_variance_between_trials_is_the_published_one():
    ratios = [log(a / (n - a) / (c / (m - c))) for n, a, m, c in CLASP]
    errors = [sqrt(1 / a + 1 / (n - a) + 1 / c + 1 / (m - c)) for n, a, m, c in CLASP]
    weights = np.array(errors) ** -2
    mean = np.average(ratios, weights=weights)
    between = between_variance(
        [(y - mean) / s for y, s in zip(ratios, errors, strict=True)], errors
    )
    assert round(sqrt(between), 4) == 0.2323
    weights = 1 / (np.array(errors) ** 2 + between)
    assert round(np.average(ratios, weights=weights), 4) == -0.3240
    assert round(weights.sum() ** -0.5, 4) == 0.1540


# FunnelPlotR, README.md, "Summary of Use": length of stay in 54 hospitals (medpar of Hilbe's
# `COUNT`), days seen and days predicted by the Poisson regression printed there.
HOSPITALS = """
406 523.70 | 642 612.98 |  46  53.79 | 764 763.72 |  82 120.94 | 201 250.19 | 193 155.49
569 484.71 | 404 362.22 | 134 188.93 | 614 554.38 | 491 616.74 | 501 360.15 | 131 245.61
274 263.56 | 124 154.66 | 456 475.02 |  48  38.93 | 429 445.10 |  14  28.80 | 369 347.54
  8   7.56 |  37  73.21 | 128 118.11 | 145 273.34 | 493 449.79 | 104 172.38 |   6  19.20
308 321.86 |  34  36.56 |   7  19.96 | 935 851.72 | 134 198.94 | 339 302.39 | 458 410.16
 22  45.87 |   2   9.67 | 160 212.34 |  87  38.92 |  55  31.74 | 252 285.64 | 174 186.66
 43  33.98 | 228 255.65 | 210 242.03 | 321 279.48 | 631 619.26 | 543 626.13 | 105 145.67
389 413.86 |  92 111.26 |1012 685.59 | 283 181.11 |  95  24.81
"""


def test_as_many_hospitals_lie_outside_as_published():
    """ "54 points of which 9 are outliers" at 99.8 %, adjusted for overdispersion.

    That README logs the ratios and truncates (the SHMI's variant) where we take arcsines and
    winsorise; the step from z-scores to τ² is the same.
    """
    pairs = [cell.split() for cell in HOSPITALS.replace("\n", "|").split("|") if cell.strip()]
    assert len(pairs) == 54
    seen, predicted = np.array(pairs, dtype=float).T
    errors = predicted**-0.5
    z = np.log(seen / predicted) / errors
    tenth = np.floor(rankdata(z) * 10 / 55)
    kept = (tenth > 0) & (tenth < 9)
    between = between_variance(z[kept].tolist(), errors[kept].tolist())
    adjusted = z * errors / np.sqrt(errors**2 + between)
    assert np.sum(np.abs(adjusted) > 3.090232) == 9
    assert np.sum(np.abs(z) > 3.090232) > 20  # nearly half of them, without


def test_what_lies_beyond_the_tenths_is_drawn_in():
    # Eleven values: the tenth and the ninetieth percentile are the second and the tenth.
    assert winsorised([5, 0, 1, 2, 3, 4, 6, 7, 8, 9, 100]) == [5, 1, 1, 2, 3, 4, 6, 7, 8, 9, 9]
    # Between two values, on the line between them: 0.3 of the way from 0 to 1.
    assert winsorised([0, 1, 2, 3])[0] == pytest.approx(0.3)
    assert winsorised([7.0]) == [7.0]


@settings(deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=40))
def test_drawn_in_as_numpys_quantiles_would(values):
    low, high = np.quantile(values, [0.1, 0.9])
    assert winsorised(values) == pytest.approx(np.clip(values, low, high).tolist())


def test_a_worked_county():
    """Four places of 100: shares 0.2, 0.4, 0.6, 0.8 and one of 9, which is no peer."""
    shares = [Share(n, 100) for n in (20, 40, 60, 80)]
    fitted = random_effects([*shares, Share(9, 9)])
    assert (fitted.centre, fitted.peers) == (0.5, 4)
    # Standard error 1 / 20, and arcsin √0.5 = π / 4.
    far, near = 20 * (asin(sqrt(0.8)) - pi / 4), 20 * (asin(sqrt(0.6)) - pi / 4)
    # Drawn in by 0.3 of the way from the outermost to the next.
    drawn = far - 0.3 * (far - near)
    # Four equal weights of 400: 1600 - 400.
    assert fitted.between == pytest.approx((2 * (drawn**2 + near**2) - 3) / 1200)
    assert fitted.z(shares[3]) == pytest.approx(far / 20 / sqrt(0.0025 + fitted.between))
    assert fitted.z(shares[0]) == pytest.approx(-fitted.z(shares[3]))


def test_alike_or_alone_there_is_nothing_between():
    assert random_effects([Share(10, 20), Share(11, 22), Share(50, 100)]).between == 0
    assert random_effects([Share(3, 20)]) == RandomEffects(0.15, 0.0, 1)
    assert random_effects([Share(3, 9)]) is None


def test_limits_are_where_z_is():
    fitted = RandomEffects(0.3, 0.004, 20)
    for of in (10, 80, 4000):
        low, high = fitted.limits(of, 1.96)
        assert fitted.z(Share(low * of, of)) == pytest.approx(-1.96)
        assert fitted.z(Share(high * of, of)) == pytest.approx(1.96)
    # However large a place, what lies between places stays.
    low, high = fitted.limits(10**9, 1.96)
    assert low == pytest.approx(sin(asin(sqrt(0.3)) - 1.96 * sqrt(0.004)) ** 2, abs=1e-6)
    assert 0.3 - low > 0.1 and high - 0.3 > 0.1
    assert RandomEffects(0.01, 0.0, 5).limits(10, 3.09).low == 0
    assert RandomEffects(0.99, 0.0, 5).limits(10, 3.09).high == 1


@pytest.mark.parametrize(("spread", "least", "most"), [(0.0, 0.035, 0.06), (0.08, 0.05, 0.12)])
def test_few_places_that_are_like_their_peers_lie_outside(spread, least, most):
    """Chance alone leaves one in twenty beyond 95 %; with custom, about one in ten: drawing in
    the far ones makes τ² small, the price of not letting them hide. Without it, a quarter.
    """
    random = np.random.default_rng(8)
    outside, without = [], []
    for _ in range(40):
        sizes = random.integers(40, 400, 60)
        angles = asin(sqrt(0.4)) + random.normal(0, spread, 60)
        counts = random.binomial(sizes, np.sin(angles) ** 2)
        places = [Share(n, of) for n, of in zip(counts.tolist(), sizes.tolist(), strict=True)]
        fitted = random_effects(places)
        outside += [abs(fitted.z(place)) > 1.96 for place in places]
        without += [abs(RandomEffects(fitted.centre, 0, 60).z(place)) > 1.96 for place in places]
    assert least <= np.mean(outside) <= most
    assert spread == 0 or np.mean(without) > 0.25
