"""Counties in which nothing gathers: how often one is alarmed all the same; and when some does."""

from datetime import date

import numpy as np
import pytest

from queries.clusters.cluster import ATTENTION_SHARE, SIGNAL_SHARE, chance_of
from queries.clusters.expectation import expectations
from queries.clusters.tallies import Tally
from queries.clusters.window import Window
from queries.statistics.false_discovery import adjusted

WINDOW = Window(date(2023, 9, 25), date(2021, 7, 28))
# Of a year's inclusions, the eleven risks.
SHARES = np.array([0.35, 0.2, 0.08, 0.08, 0.05, 0.03, 0.1, 0.07, 0.01, 0.01, 0.02])
PLANTED = (0, 5)  # the first place, 因产业项目失败


def tally(now: int, past: int) -> Tally:
    return Tally(dict.fromkeys(range(now), WINDOW.end), {f"past {n}" for n in range(past)})


def county(
    rng: np.random.Generator, places: int, a_year: float, unlike: float, season: float, extra: int
) -> dict[float, set[tuple[int, int]]]:
    """What is found, by the share of false ones allowed.

    `a_year` inclusions a household; a place's own rate of a risk varies about it as a gamma of
    shape `unlike` does; in the window everybody includes `season` times as many.
    """
    sizes = np.maximum(20, rng.lognormal(5.6, 0.6, places)).astype(int)
    sizes = sizes * 10 if places < 30 else sizes  # townships
    rate = sizes[:, None] * a_year * SHARES * WINDOW.days / 365
    own = rate * rng.gamma(unlike, 1 / unlike, rate.shape)
    past, now = rng.poisson(own * WINDOW.past_windows), rng.poisson(own * season)
    now[PLANTED] += extra
    tallies = {
        (place, risk): tally(now[place, risk], past[place, risk])
        for place, risk in np.argwhere(now + past > 0)
    }
    found = expectations(tallies, dict(enumerate(sizes)), WINDOW, range(len(SHARES)))
    chances = [chance_of(tallies.get(key, Tally()), one) for key, one in found.items()]
    raised = dict(zip(found, adjusted(chances), strict=True))
    return {
        share: {key for key, chance in raised.items() if chance <= share}
        for share in (SIGNAL_SHARE, ATTENTION_SHARE)
    }


def alarmed(runs: int, share: float, **of: float) -> float:
    """The share of counties with any alarm."""
    rng = np.random.default_rng(11)
    return sum(bool(county(rng, **of, extra=0)[share]) for _ in range(runs)) / runs


@pytest.mark.parametrize("season", [1.0, 3.0])
def test_quiet_counties_are_seldom_alarmed(season):
    of = {"places": 15, "a_year": 0.003, "unlike": 2.0, "season": season}
    # 0.05 and 0.20 of 60 counties, and what chance adds to them.
    assert alarmed(60, SIGNAL_SHARE, **of) <= 7 / 60
    assert alarmed(60, ATTENTION_SHARE, **of) <= 19 / 60


@pytest.mark.slow
@pytest.mark.parametrize("places", [15, 150])
@pytest.mark.parametrize("a_year", [0.003, 0.01])
@pytest.mark.parametrize("unlike", [2.0, 50.0])
@pytest.mark.parametrize("season", [1.0, 3.0])
def test_quiet_counties_are_seldom_alarmed_at_length(places, a_year, unlike, season):
    of = {"places": places, "a_year": a_year, "unlike": unlike, "season": season}
    assert alarmed(300, SIGNAL_SHARE, **of) <= 0.05 + 1.96 * (0.05 * 0.95 / 300) ** 0.5
    assert alarmed(300, ATTENTION_SHARE, **of) <= 0.20 + 1.96 * (0.2 * 0.8 / 300) ** 0.5


@pytest.mark.parametrize(("places", "extra"), [(150, 4), (15, 8)])
def test_what_was_planted_is_found(places, extra):
    rng = np.random.default_rng(12)
    found = [
        PLANTED in county(rng, places, 0.003, 2.0, 1.0, extra)[SIGNAL_SHARE] for _ in range(20)
    ]
    assert np.mean(found) >= 0.9
