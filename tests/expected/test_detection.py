"""In simulated counties: who is found, how many are accused by chance, and what they all hide."""

import numpy as np
import pytest

from queries.expected import Expectation, expectations
from queries.flags.inclusions import SURE_ENOUGH
from tests.expected.simulated import Simulated, World, simulate

pytestmark = pytest.mark.slow
SEEDS = range(100, 130)


def judged(sim: Simulated) -> tuple[list[Expectation], np.ndarray, np.ndarray]:
    """The expectations, which are signals, and the true rate over what exposure predicts."""
    found = expectations(sim.places)
    exposed = np.array([place.exposed for place in sim.places])
    signals = exposed & (np.array([one.probability for one in found]) >= SURE_ENOUGH)
    return found, signals, sim.true / sim.predicted


@pytest.mark.parametrize(
    ("rate", "down_to", "counties"), [(0.005, 0.15, 30), (0.012, 0.3, 30), (0.012, 0.5, 90)]
)
def test_at_most_a_fifth_of_the_signals_are_false(rate, down_to, counties):
    """False: the true rate is not below half of what exposure predicts. To a half there are
    few signals, and the hardest to tell."""
    wrong = total = foreseen = 0
    for seed in range(100, 100 + counties):
        sim = simulate(World(rate=rate, down_to=down_to), seed)
        found, signals, theta = judged(sim)
        theta = theta * np.where(sim.holds_back, down_to, 1)
        total += signals.sum()
        wrong += (signals & (theta >= 0.5)).sum()
        foreseen += sum(
            1 - one.probability for one, is_one in zip(found, signals, strict=True) if is_one
        )
    assert total > 50
    assert wrong / total < 0.2 + 2 * (0.2 * 0.8 / total) ** 0.5
    assert foreseen / total < 0.2


def test_hardly_a_signal_where_nobody_holds_back():
    number = sum(judged(simulate(World(holding_back=0), seed))[1].sum() for seed in SEEDS)
    assert number / len(SEEDS) < 1


def test_the_first_fifteen_hold_more_who_hold_back_than_by_size_alone():
    ours, by_size = [], []
    for seed in SEEDS:
        sim = simulate(World(rate=0.012, down_to=0.3), seed)
        found, _, _ = judged(sim)
        exposed = np.array([place.exposed for place in sim.places])
        for expected, hits in (("expected", ours), ("by_size", by_size)):
            plain = [Expectation("", e.observed, 0, getattr(e, expected)) for e in found]
            score = np.where(exposed, [one.probability for one in plain], -1)
            hits.append(sim.holds_back[np.argsort(-score, kind="stable")[:15]].sum())
    assert np.mean(ours) > np.mean(by_size) + 0.5


def test_if_all_exposed_places_hold_back_at_once_it_still_fires():
    every = World(holding_back=None, down_to=0.15)
    signals = [judged(simulate(every, seed))[1].sum() for seed in SEEDS]
    assert min(signals) > 0
