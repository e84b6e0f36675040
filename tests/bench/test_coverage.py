"""Intervals of spot checks hold the truth as often as they say; the fast draw is the real one."""

import numpy as np
import pytest
from scipy.stats import binom

from queries.spot_checks.design import Design
from queries.spot_checks.selection.selecting import select
from queries.spot_checks.selection.tickets import (
    NUMBERS,
    first_number,
    second_number,
    third_number,
    ticket,
)
from queries.statistics.intervals import Interval
from tests.bench.coverage.county import County, frame
from tests.bench.coverage.sampler import drawn
from tests.bench.coverage.scenarios import SCENARIOS
from tests.bench.coverage.trial import Tally, holds, tallies

AT_LEAST = 0.935
# Clustered and informative points together, and neither: between them lie the others.
QUICK = tuple(one for one in SCENARIOS if bool(one.clustering) == one.informative)


@pytest.fixture(scope="module")
def county():
    return County(frame(), Design())


@pytest.fixture(scope="module")
def small():
    return County(frame(seed=3, townships=3), Design(villages=3, households=30, sentinel=0.3))


@pytest.mark.parametrize("seed", ["2023111", "2023112", "云溪"])
def test_the_fast_draw_picks_whom_the_real_one_picks(small, seed):
    def numbers(ids):
        tickets = [ticket(seed, 4, one) for one in ids]
        rows = [
            [number(one) / NUMBERS for one in tickets]
            for number in (first_number, second_number, third_number)
        ]
        return lambda start, end: np.array(rows)[:, start:end]

    villages, households = small.frame.villages, small.frame.households
    fast = drawn(
        small,
        numbers([one.code for one in villages]),
        numbers([one.household_no for one in households]),
    )
    real = select(small.frame, seed, 4, small.design)
    assert {(households[n].household_no, stratum) for _, picks in fast for n, stratum in picks} == {
        (one.household_no, one.stratum) for one in real.households
    }


def test_the_county_is_of_realistic_size(county):
    assert len(county.frame.households) > 25_000 and len(county.frame.villages) > 100
    assert sum(county.village_chances) == pytest.approx(2 * 13)
    assert sum(county.sizes.values()) == len(county.frame.households) == len(county.chances)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_as_many_are_wrong_as_the_scenario_says_and_where(county, scenario):
    random = np.random.default_rng(5)
    wrong = np.mean([scenario.outcome(county, random) for _ in range(60)], axis=0)
    assert wrong.mean() == pytest.approx(scenario.prevalence, rel=0.15)
    found, others = wrong[county.is_flagged].mean(), wrong[~county.is_flagged].mean()
    # Informative: eight times as often, and twice as often again in flagged villages.
    expected, leeway = (9, 0.3) if scenario.informative else (1, 0.35)
    assert found / others == pytest.approx(expected, rel=leeway)


def test_a_tally_counts_what_it_says():
    tally = Tally([0.1, 0.1, 0.4], [0.2, 0.1, 0.1], [Interval(0.2, 0.3)] * 2 + [Interval(0, 0.4)])
    assert tally.coverage == pytest.approx(1 / 3)
    assert tally.missed_below == pytest.approx(2 / 3)
    assert tally.width == pytest.approx(0.1)
    assert holds(Interval(0.1, 0.2), 0.1) and not holds(Interval(0.1, 0.2), 0.09)


def test_intervals_hold_the_truth_in_a_few_hundred_draws(county):
    draws = 150
    # So few would be held once in ten thousand runs if the promise were kept just so.
    fewest = binom.ppf(1e-4, draws, AT_LEAST) / draws
    for scenario, tally in zip(QUICK, tallies(county, QUICK, range(draws)), strict=True):
        assert tally.coverage >= fewest, scenario
        assert tally.width < 6 * tally.simple_width, scenario


@pytest.mark.slow
def test_intervals_hold_the_truth_in_thousands_of_draws(county):
    for scenario, tally in zip(QUICK, tallies(county, QUICK, range(2000)), strict=True):
        assert tally.coverage >= AT_LEAST, scenario
        error = tally.errors.std() / np.sqrt(len(tally.errors))
        assert abs(tally.errors.mean()) < 4 * error + 0.03 * scenario.prevalence, scenario
