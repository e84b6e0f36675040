"""Ranges of ranks: the published figure, a story by hand, and whether they keep their word."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.statistics.funnel import Share
from queries.statistics.intervals import Interval, rate_exact
from queries.statistics.ranks import Range, each_of, rank_ranges, ranks

# Klein, Wright, Wieczorek (2020), figure 1, as drawn again by its authors in `RankingProject`
# (vignettes/joint.pdf, page 3; figures behind it in data-raw/USA.1dec.csv): mean travel time
# to work of each state in minutes, its margin of error at 90 %, and the ranks drawn for it.
# There 1 is the shortest.
STATES = """
SD 16.9 0.5  1  6 | ND 16.9 0.6  1  6 | WY 18.1 0.8  1  9 | NE 18.1 0.3  1  8
MT 18.2 0.5  1  9 | AK 18.4 0.5  1  9 | IA 18.8 0.2  3  9 | KS 18.9 0.3  3  9
ID 19.7 0.4  4  9 | OK 21.1 0.2 10 14 | AR 21.3 0.4 10 16 | NM 21.4 0.4 10 16
UT 21.6 0.3 10 16 | WI 21.9 0.2 11 16 | VT 21.9 0.5 10 21 | OR 22.5 0.3 11 24
KY 22.9 0.2 15 26 | MN 23.0 0.2 15 26 | OH 23.1 0.1 16 26 | MO 23.1 0.2 15 27
RI 23.4 0.5 15 33 | NC 23.4 0.2 16 29 | ME 23.4 0.4 15 31 | IN 23.5 0.2 17 30
SC 23.6 0.3 16 32 | MS 23.9 0.4 17 35 | AL 23.9 0.2 21 33 | NV 24.1 0.4 20 37
MI 24.1 0.2 21 35 | TN 24.2 0.2 22 35 | LA 24.5 0.2 24 37 | CO 24.5 0.3 23 38
TX 24.8 0.1 30 37 | AZ 24.8 0.2 27 39 | CT 25.0 0.3 27 40 | DE 25.3 0.6 25 42
WA 25.5 0.2 34 41 | WV 25.6 0.5 30 42 | HI 25.7 0.4 33 42 | FL 25.8 0.2 35 42
PA 25.9 0.1 36 42 | NH 26.9 0.5 37 46 | GA 27.1 0.3 42 46 | CA 27.1 0.1 42 44
VA 27.7 0.2 43 47 | MA 28.0 0.2 43 47 | IL 28.2 0.2 45 47 | DC 30.1 0.5 48 49
NJ 30.5 0.2 48 49 | NY 31.5 0.2 50 51 | MD 32.2 0.2 50 51
"""


def test_the_published_figure():
    rows = [cell.split() for cell in STATES.replace("\n", "|").split("|") if cell.strip()]
    assert len(rows) == 51
    normal = NormalDist()
    # "around 3.081", says the vignette.
    joint = normal.inv_cdf((1 + each_of(51, 0.9)) / 2)
    assert round(joint, 3) == 3.081
    # The authors round the limits to a decimal before they compare them.
    reach = [joint / normal.inv_cdf(0.95) * float(margin) for _, _, margin, _, _ in rows]
    limits = [
        Interval(round(float(mean) - out, 1), round(float(mean) + out, 1))
        for (_, mean, _, _, _), out in zip(rows, reach, strict=True)
    ]
    # Ours count from the highest.
    found = [Range(52 - last, 52 - first) for first, last in rank_ranges(limits)]
    assert found == [(int(first), int(last)) for *_, first, last in rows]


def test_a_story_by_hand():
    """Five intervals on a line from 0 to 1; those that touch are apart.

    0   .1  .2  .3  .4  .5  .6  .7  .8  .9
                                |== a ==|   above b, d, e; perhaps below c: 1 to 2
            |== b ==|                       below a, d; perhaps above c, e: 3 to 5
                |======== c ========|       above e; perhaps above all others: 1 to 4
                    |= d =|                 below a, above b, e: 2 to 3
    |==== e ====|                           below a, c, d; perhaps above b: 4 to 5
    """
    a, b, c = Interval(0.7, 0.9), Interval(0.2, 0.4), Interval(0.3, 0.8)
    d, e = Interval(0.4, 0.55), Interval(0.0, 0.3)
    assert rank_ranges([a, b, c, d, e]) == [(1, 2), (3, 5), (1, 4), (2, 3), (4, 5)]


def test_nobody_alone_and_likes():
    assert rank_ranges([]) == []
    assert rank_ranges([Interval(0.1, 0.2)]) == [(1, 1)]
    # Nothing tells these apart, not even the exact knowledge of both.
    assert rank_ranges([Interval(0.5, 0.5)] * 3) == [(1, 3)] * 3
    assert rank_ranges([Interval(0.5, 0.5), Interval(0.5, 0.7)]) == [(2, 2), (1, 1)]


def test_too_few_get_no_rank_and_move_no_other():
    places = [Share(90, 100), Share(50, 100), Share(10, 100)]
    assert ranks(places) == [(1, 1), (2, 2), (3, 3)]
    among = [Share(0, 0), *places, Share(9, 9)]
    assert ranks(among) == [None, (1, 1), (2, 2), (3, 3), None]
    assert ranks([Share(5, 9)]) == [None]
    assert ranks([Share(5, 10)]) == [(1, 1)]


def test_rates_are_ranked_by_their_own_intervals():
    # 200 and 100 inclusions in 10,000 households are apart; 4 and 2 in 200 are not.
    assert ranks([Share(200, 10_000), Share(100, 10_000)], interval=rate_exact) == [(1, 1), (2, 2)]
    assert ranks([Share(4, 200), Share(2, 200)], interval=rate_exact) == [(1, 2), (1, 2)]


places = st.lists(
    st.integers(0, 60).flatmap(lambda of: st.integers(0, of).map(lambda n: Share(n, of))),
    max_size=12,
)


@settings(deadline=None)
@given(places)
def test_whatever_the_places(given_places):
    found = ranks(given_places)
    ranked = [
        (place, its)
        for place, its in zip(given_places, found, strict=True)
        if place.denominator >= 10
    ]
    assert [its is None for its in found] == [place.denominator < 10 for place in given_places]
    number = len(ranked)
    for place, its in ranked:
        # The order by plain shares is always among the orders left open.
        higher = sum(other.value > place.value for other, _ in ranked)
        lower = sum(other.value < place.value for other, _ in ranked)
        assert 1 <= its.best <= higher + 1 <= number - lower <= its.worst <= number
    # Nothing hangs on the order in which places come.
    assert ranks(given_places[::-1]) == found[::-1]


def coverage(shares: np.ndarray, sizes: np.ndarray, counties: int, seed: int) -> float:
    """How often, of simulated counties, every place's true rank lies in its range."""
    drawn = np.random.default_rng(seed).binomial(sizes, shares, (counties, len(sizes)))
    best = np.array([1 + np.sum(shares > share) for share in shares])
    worst = np.array([np.sum(shares >= share) for share in shares])
    held = 0
    for counts in drawn.tolist():
        found = ranks([Share(n, of) for n, of in zip(counts, sizes.tolist(), strict=True)])
        held += all(
            its.best <= high and low <= its.worst
            for its, high, low in zip(found, best, worst, strict=True)
        )
    return held / counties


SPREAD = np.linspace(0.05, 0.95, 19)
# Most near 0 and small, where approximate intervals break their word.
RARE = np.array([0.005] * 10 + [0.006] * 10)
SMALL_AND_LARGE = np.array([10] * 10 + [2000] * 10)


@pytest.mark.parametrize(
    ("shares", "sizes"),
    [(SPREAD, np.full(19, 60)), (RARE, SMALL_AND_LARGE), (np.full(20, 0.5), np.full(20, 40))],
    ids=["spread", "rare", "alike"],
)
@pytest.mark.parametrize(
    "counties", [150, pytest.param(4000, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_all_ranges_hold_together_as_often_as_they_promise(shares, sizes, counties):
    error = (0.95 * 0.05 / counties) ** 0.5
    assert coverage(shares, sizes, counties, seed=5) >= 0.95 - 2 * error


def test_they_say_something_where_places_differ():
    """Ranges that held by saying nothing would pass every other test."""
    widths = [its.worst - its.best for its in ranks([Share(round(300 * s), 300) for s in SPREAD])]
    assert max(widths) <= 6
