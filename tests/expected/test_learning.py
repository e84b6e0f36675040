"""What a county teaches: only what differs, only upwards, and not by those who hold back."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import check_grad
from scipy.stats import nbinom

from queries.expected import Place, expectations, learn
from queries.expected.likelihood import Counts, Parameters
from tests.expected.simulated import World, simulate

COUNTY = simulate(World(), seed=1).places
FOUND = expectations(COUNTY)


def counts_of(sim):
    rng = np.random.default_rng(1)
    return Counts(
        np.array([float(place.rural_households) for place in sim.places]),
        np.array([float(place.observed) for place in sim.places]),
        rng.random((len(sim.places), 2)),
        np.array([place.exposed for place in sim.places]),
    )


@pytest.mark.parametrize("free", [(-5, 0.5, 0.1, 1.4, -1), (-6, 2, 0, 0.1, 1), (-4, 0, 3, 2.9, -8)])
def test_the_slope_is_the_likelihoods(free):
    counts = counts_of(simulate(World(), seed=2))
    off = check_grad(
        lambda x: counts.log_likelihood(x)[0],
        lambda x: counts.log_likelihood(x)[1],
        np.array(free, dtype=float),
        epsilon=1e-6,
    )
    assert off < 1e-2  # of slopes in the hundreds


def test_without_anybody_holding_back_it_is_a_negative_binomial():
    counts = counts_of(simulate(World(), seed=3))
    free = np.array([-5.0, 0.0, 0.0, np.log(4.0), -50.0])
    mean = counts.households * Parameters.of(free).rate
    wanted = nbinom.logpmf(counts.observed, 4.0, 4.0 / (4.0 + mean)).sum()
    assert counts.log_likelihood(free)[0] == pytest.approx(wanted)


@pytest.mark.parametrize(
    "county",
    [
        pytest.param(COUNTY[:29], id="29 places"),
        pytest.param([replace(place, observed=0) for place in COUNTY], id="nobody included"),
        pytest.param(
            [Place(p.code, p.rural_households, p.observed, True) for p in COUNTY],
            id="no reason known",
        ),
        pytest.param(
            [
                Place(p.code, p.rural_households, p.observed, True, out_of_poverty_share=0.2)
                for p in COUNTY
            ],
            id="all alike",
        ),
        pytest.param([], id="no place"),
    ],
)
def test_with_nothing_to_learn_from_nothing_is_learnt(county):
    assert learn(county) is None
    for found in expectations(county):
        assert found.expected == found.by_size
        assert found.alike is None


@pytest.mark.parametrize("seed", range(4, 10))
def test_exposure_only_raises_what_is_expected(seed):
    found = expectations(simulate(World(rate=0.003, raised=1 + seed % 3), seed).places)
    assert all(one.expected >= one.by_size for one in found)
    assert any(one.expected > one.by_size for one in found)


def test_the_same_county_teaches_the_same():
    assert expectations(list(COUNTY)) == FOUND


def test_the_order_of_the_places_is_of_no_account():
    there = {one.code: one.expected for one in FOUND}
    back = {one.code: one.expected for one in expectations(COUNTY[::-1])}
    assert back == pytest.approx(there, rel=1e-3)


@given(st.integers(0, len(COUNTY) - 1), st.integers(0, 12))
def test_fewer_included_never_look_better(position, observed):
    found = FOUND[position]
    fewer, more = (replace(found, observed=observed + n) for n in (0, 1))
    assert fewer.probability >= more.probability
    assert fewer.chance <= more.chance


@given(st.floats(0, 60), st.floats(0, 60), st.integers(0, 12))
def test_the_more_was_expected_the_less_the_same_count_is(some, other, observed):
    less, more = (replace(FOUND[0], expected=m, observed=observed) for m in sorted((some, other)))
    assert less.probability <= more.probability + 1e-12


def test_a_harder_hit_place_is_never_expected_to_include_fewer():
    hit = next(n for n, place in enumerate(COUNTY) if place.severity and place.severity < 0.6)
    harder = list(COUNTY)
    harder[hit] = replace(COUNTY[hit], severity=0.9)
    assert expectations(harder)[hit].expected >= FOUND[hit].expected


def test_fewer_of_its_own_never_make_a_place_unsuspicious():
    """Also where the place itself is one of those learnt from."""
    for position in range(0, len(COUNTY), 25):
        probabilities = []
        for observed in (6, 3, 1, 0):
            county = list(COUNTY)
            county[position] = replace(COUNTY[position], observed=observed)
            probabilities.append(expectations(county)[position].probability)
        assert probabilities == sorted(probabilities)


@pytest.mark.slow
def test_what_was_expected_was_true():
    ratios = []
    for seed in range(20, 40):
        sim = simulate(World(), seed)
        found = np.array([one.expected for one in expectations(sim.places)])
        exposed = np.array([place.exposed for place in sim.places])
        ratios.append(found[exposed].sum() / sim.predicted[exposed].sum())
    assert np.mean(ratios) == pytest.approx(1, abs=0.05)


@pytest.mark.slow
def test_places_that_hold_back_do_not_teach_it():
    """A quarter of the exposed include a third, too few to tell which. Their own rate would
    lower what is expected of the exposed by a sixth; what is learnt falls by half of that.
    """
    learnt, pooled = [], []
    for seed in range(40, 60):
        honest = simulate(World(holding_back=0), seed)
        some = simulate(World(holding_back=30, down_to=0.33), seed)
        exposed = np.array([place.exposed for place in some.places])
        expected = np.array([one.expected for one in expectations(some.places)])
        learnt.append(expected[exposed].sum() / honest.predicted[exposed].sum())
        observed = np.array([place.observed for place in some.places])
        pooled.append(observed[exposed].sum() / honest.predicted[exposed].sum())
    assert np.mean(pooled) < 0.88
    assert np.mean(learnt) > 0.92
