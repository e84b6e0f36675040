"""Places told by hand: who is outside, who is too small, who is named."""

import pandas as pd
import pytest

from queries.comparison import COMPARED, Position, behind
from queries.comparison.profile import is_high, profile
from queries.comparison.standing import comparison
from queries.comparison.wording import (
    compared_in_words,
    line_in_words,
    overview_in_words,
    profile_in_words,
    rank_in_words,
)
from queries.flags import Grade
from queries.indicators import INDICATORS, Reading

ON_TIME, ELIMINATED = "inclusion_on_time_rate", "risk_elimination_rate"


def told(indicator: str, *places: tuple[str, int, int], graded=None):
    frame = pd.DataFrame(
        [(name, f"{name}镇", *counts) for name, *counts in places],
        columns=["region_code", "region", "numerator", "denominator"],
    )
    return comparison(indicator, frame, graded or {})


ALIKE = [("甲", 45, 50), ("乙", 54, 60), ("丙", 36, 40), ("丁", 63, 70)]


def test_whoever_lies_far_out_is_told_from_chance():
    found = told(ON_TIME, *ALIKE, ("戊", 20, 50), ("己", 40, 50))
    assert [own.position for own in found.standings] == [
        *[Position.WITHIN] * 4,
        Position.FAR_BELOW,
        Position.BELOW,  # z = -2.36
    ]


def test_a_small_place_is_shown_and_neither_placed_nor_ranked():
    found = told(ON_TIME, *ALIKE, ("戊", 0, 9), ("己", 0, 0))
    small, empty = found.standings[-2:]
    assert small.position is Position.TOO_FEW and empty.position is Position.NOTHING
    assert small.ranks is None and empty.ranks is None
    assert small.interval.high > 0.2 and empty.interval is None and empty.share is None
    assert [own.region_code for own in found.compared] == ["甲", "乙", "丙", "丁"]


def test_small_places_move_no_other():
    without, among = told(ON_TIME, *ALIKE), told(ON_TIME, *ALIKE, ("戊", 0, 9))
    assert among.standings[:4] == without.standings


def test_where_nobody_has_enough_nothing_is_compared():
    found = told(ON_TIME, ("甲", 1, 3), ("乙", 9, 9))
    assert found.funnel is None and not found.compared
    assert "样本过少，不作比较" in compared_in_words(found, "乡镇")


def test_a_grade_is_that_of_the_flag_and_of_its_indicator_only():
    graded = {(ON_TIME, "甲"): Grade.SIGNAL, (ELIMINATED, "乙"): Grade.SIGNAL}
    assert [own.grade for own in told(ON_TIME, *ALIKE, graded=graded).standings] == [
        Grade.SIGNAL, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("name", COMPARED)
def test_only_shares_are_compared_and_what_is_listed_is_what_the_reading_looks_at(name):
    indicator = INDICATORS[name]
    assert indicator.denominator
    if indicator.reading is Reading.HIGHER:
        assert behind(name, is_high=True) == behind(name, is_high=False) == "numerator"
    if indicator.reading is Reading.LOWER and indicator.per == 1:
        assert behind(name, is_high=True) == behind(name, is_high=False) == "rest"


def test_either_tail_of_elimination_is_asked_about_its_own_households():
    found = told(ELIMINATED, *ALIKE, ("戊", 20, 50), ("己", 50, 50))
    low, high = found.standings[-2:]
    assert behind(ELIMINATED, is_high(low, found)) == "rest"
    assert behind(ELIMINATED, is_high(high, found)) == "numerator"


def lines_of(found, code: str, villages: dict[str, tuple[int, int]]):
    rows = pd.DataFrame(
        [(found.indicator, "households", name, *counts) for name, counts in villages.items()],
        columns=["indicator", "basis", "region_code", "numerator", "denominator"],
    )
    return profile({found.indicator: found}, rows, code)


def test_a_place_is_told_with_its_counts_its_range_and_what_is_left():
    found = told(ON_TIME, *ALIKE, ("戊", 20, 50))
    (line,) = lines_of(found, "戊", {"戊1": (0, 16), "戊2": (18, 30), "戊3": (2, 4)})
    assert line.is_worth_a_look
    assert [(held.region_code, held.count) for held in line.villages.holders] == [("戊1", 16)]
    assert line_in_words(line, "乡镇") == (
        "识别认定按时率*40%*（20/50件），低于99.8%界限，在5个乡镇中第5位；未按时30件。"
    )
    assert profile_in_words([line], "戊镇") == ["戊镇可比指标*1*项：超出同等规模正常波动的*1*项。"]


def test_far_out_on_the_side_nobody_asks_about_is_no_reason_to_look():
    found = told(ON_TIME, ("甲", 25, 50), ("乙", 30, 60), ("丙", 20, 40), ("丁", 50, 50))
    (line,) = lines_of(found, "丁", {})
    assert line.own.position is Position.FAR_ABOVE and not line.is_worth_a_look
    (line,) = lines_of(told(ELIMINATED, ("甲", 25, 50), ("乙", 30, 60), ("丁", 50, 50)), "丁", {})
    assert line.own.position is Position.FAR_ABOVE and line.is_worth_a_look


def test_nobody_outside_is_said_to_be_no_order():
    found = told(ON_TIME, *ALIKE)
    (line,) = lines_of(found, "甲", {})
    assert "位次的前后不能当作高低" in profile_in_words([line], "甲镇")[1]
    assert "*0*处，涉及*0*个乡镇" in overview_in_words([found], ["甲", "乙"], "乡镇")[0]


def test_a_range_over_all_places_is_no_rank():
    assert rank_in_words((1, 18), 18) == "分不出先后"
    assert rank_in_words((3, 9), 18) == "第3—9位"
    assert rank_in_words((18, 18), 18) == "第18位"
    assert rank_in_words((1, 1), 1) == "第1位"
    assert rank_in_words(None, 18) == ""


def test_chance_alone_puts_one_in_twenty_outside():
    places = [(f"v{n:03}", 20 + n % 3, 30) for n in range(100)]
    assert "单凭偶然也会有约5个" in compared_in_words(told(ON_TIME, *places), "村")
