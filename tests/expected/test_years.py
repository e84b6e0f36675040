"""What a place keeps from year to year, told from what comes and goes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.expected import expectations
from queries.expected.likelihood import HELD_BACK_TO
from queries.expected.years import Earlier, Years, years
from tests.expected.simulated import World, simulate

COUNTY = simulate(World(rate=0.012), seed=1).places
counts = st.integers(0, 40)
means = st.floats(0.1, 30)
shapes = st.floats(0.6, 60)
all_years = st.builds(Years, shapes, shapes, st.floats(0.001, 0.9))


@given(all_years, counts, means, counts, means)
def test_more_included_never_makes_it_likelier_that_too_few_were(own, seen, mean, past, usual):
    earlier = Earlier(past, usual)
    fewer, more = (own.probability_below(0.5, k, mean, earlier) for k in (seen, seen + 1))
    assert 0 <= more <= fewer + 1e-12
    assert own.probability_below(0.5, seen, mean * 1.5, earlier) >= fewer - 1e-12


def test_it_is_the_share_of_those_thrown_who_had_these_counts():
    own, earlier = Years(kept=3.0, passing=4.0, holding_back=0.3), Earlier(7, 5.0)
    rng, number = np.random.default_rng(1), 4_000_000
    kept = rng.gamma(3.0, 1 / 3.0, number)
    shares, chances = [1.0, *HELD_BACK_TO], [0.7, 0.1, 0.1, 0.1]
    now, anew = rng.choice(shares, (2, number), p=chances)
    before = np.where(rng.random(number) < 0.5, now, anew)
    past = rng.poisson(kept * before * 5.0 * rng.gamma(8.0, 1 / 8.0, number))
    seen = rng.poisson(kept * now * 6.0 * rng.gamma(4.0, 1 / 4.0, number))
    had = (past == 7) & (seen == 1)
    wanted = (kept * now < 0.5)[had].mean()
    error = (wanted * (1 - wanted) / had.sum()) ** 0.5
    found = own.probability_below(0.5, 1, 6.0, earlier)
    assert found == pytest.approx(wanted, abs=3 * error + 0.002)


@pytest.mark.parametrize(("kept", "passing"), [(3.0, 100.0), (8.0, 8.0), (100.0, 3.0)])
def test_the_spread_is_parted_by_how_years_go_together(kept, passing):
    rng = np.random.default_rng(5)
    mean = rng.uniform(3, 20, 4000)
    rate = rng.gamma(kept, 1 / kept, 4000)
    now = rng.poisson(mean * rate * rng.gamma(passing, 1 / passing, 4000))
    before = rng.poisson(2 * mean * rate * rng.gamma(2 * passing, 1 / (2 * passing), 4000))
    both = 1 / ((1 + 1 / kept) * (1 + 1 / passing) - 1)
    found = years(
        both,
        0.1,
        [Earlier(int(k), m) for k, m in zip(now, mean, strict=True)],
        [Earlier(int(k), 2 * m) for k, m in zip(before, mean, strict=True)],
        [1.0] * 4000,
    )
    assert 1 / found.kept == pytest.approx(1 / kept, abs=0.03)
    assert (1 + 1 / found.kept) * (1 + 1 / found.passing) == pytest.approx(1 + 1 / both)


def test_a_place_that_was_never_low_is_less_surely_low_by_one_bad_year():
    own = Years(kept=4.0, passing=2.0, holding_back=0.05)
    low, usual = (own.probability_below(0.5, 0, 4.0, Earlier(k, 8.0)) for k in (1, 8))
    assert usual < low


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([replace(place, past=None) for place in COUNTY], id="no past"),
        pytest.param([replace(COUNTY[0], past=None), *COUNTY[1:]], id="of one place no past"),
        pytest.param(
            [replace(place, past=replace(place.past, observed=0)) for place in COUNTY],
            id="nobody included before",
        ),
    ],
)
def test_without_years_before_one_year_stands_alone(places):
    for one in expectations(places):
        assert one.years is None
        assert one.probability == one.prior.probability_below(0.5, one.observed, one.expected)


def test_with_them_each_place_has_its_own():
    found = expectations(COUNTY)
    assert sum(one.earlier.expected for one in found) == pytest.approx(
        sum(place.past.observed for place in COUNTY)
    )
    assert [one.earlier.observed for one in found] == [place.past.observed for place in COUNTY]
    assert len({one.years for one in found}) == 1
