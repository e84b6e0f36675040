"""A second method beside a flag: it agrees, says less, or says nothing; it never grades."""

import pandas as pd
import pytest

from queries.flags.agreement import Scores, Second, scores, second_opinions
from queries.flags.funnels import funnel_flags
from queries.flags.kinds import FUNNEL_FLAGS, Tail
from queries.statistics.funnel import Share

KINDS = {kind.flag: kind for kind in FUNNEL_FLAGS}
LOW, HIGH = KINDS["low_elimination"], KINDS["high_elimination"]
# Ten alike, one far below, one far above, one too small.
COUNTS = [(48 + n % 5, 100) for n in range(10)] + [(10, 100), (95, 100), (0, 9), (0, 0)]


def flags_of(kind, counts):
    rows = [(f"{n:02}", f"村{n}", k, of) for n, (k, of) in enumerate(counts)]
    columns = ["region_code", "region", "numerator", "denominator"]
    return list(funnel_flags(kind, pd.DataFrame(rows, columns=columns)))


def seconds(kind, counts):
    shares = {f"{n:02}": Share(k, of) for n, (k, of) in enumerate(counts)}
    return second_opinions(flags_of(kind, counts), {kind.indicator: shares})


def test_it_speaks_of_the_places_that_are_flagged_and_of_no_others():
    assert seconds(LOW, COUNTS) == {("low_elimination", "10"): Second.BEYOND_SIGNAL}
    assert seconds(HIGH, COUNTS) == {("high_elimination", "11"): Second.BEYOND_SIGNAL}
    # The one that is 样本过少 is flagged so, and nothing is said beside it.
    assert {flag.region_code for flag in flags_of(LOW, COUNTS)} == {"10", "12"}
    assert seconds(LOW, [(1, 9)]) == {}
    assert second_opinions(flags_of(LOW, COUNTS), {}) == {}


@pytest.mark.parametrize(
    ("additive", "said"),
    [
        (-3.10, Second.BEYOND_SIGNAL),
        (-3.09, Second.BEYOND_ATTENTION),
        (-1.97, Second.BEYOND_ATTENTION),
        (-1.96, Second.WITHIN),
        (3.50, Second.WITHIN),
    ],
)
def test_each_thing_it_may_say(additive, said):
    beside = Scores(multiplicative=-3.2, additive=additive)
    assert beside.second(Tail.LOWER) is said
    assert beside.second(Tail.UPPER) is None
    assert beside.agrees(Tail.LOWER) is (said is Second.BEYOND_SIGNAL)


def test_nothing_is_scored_without_enough_households():
    found = scores([Share(n, of) for n, of in COUNTS])
    assert [score is None for score in found] == [of < 10 for _, of in COUNTS]
    assert scores([Share(0, 9)]) == [None]
    assert scores([]) == []


def test_a_large_place_stands_out_less_by_the_additive_way():
    """Where peers differ by more than chance, size does not make a small difference large."""
    peers = [Share(round(share * 60), 60) for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8) * 12]
    large = Share(560, 2000)
    score = scores([*peers, large])[-1]
    assert abs(score.multiplicative) > 1.96 > abs(score.additive)
