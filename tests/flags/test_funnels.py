"""Funnel flags on a county drawn by hand: four townships at a half, a fifth on trial.

The centre is 0.5 and nothing varies more than chance, so that a standard error of the fifth,
which has 100 households, is 0.05: five households.
"""

import pandas as pd
import pytest

from queries.flags.flag import Grade
from queries.flags.funnels import funnel_flags, grade_of
from queries.flags.kinds import FUNNEL_FLAGS

KINDS = {kind.flag: kind for kind in FUNNEL_FLAGS}


def frame(*counts):
    rows = [(f"99010110{i}000", f"镇{i}", *count) for i, count in enumerate(counts)]
    return pd.DataFrame(rows, columns=["region_code", "region", "numerator", "denominator"])


def judge(flag, *counts):
    return {f.region: f for f in funnel_flags(KINDS[flag], frame(*counts))}


def fifth(flag, numerator):
    found = judge(flag, *[(50, 100)] * 4, (numerator, 100))
    assert set(found) <= {"镇4"}
    return found["镇4"].grade if found else None


@pytest.mark.parametrize("flag", ["low_elimination", "late_process", "slow_rectification"])
@pytest.mark.parametrize(
    ("numerator", "grade"),
    [
        (41, None),  # -1.8
        (40, Grade.ATTENTION),  # -2.0
        (35, Grade.ATTENTION),  # -3.0
        (34, Grade.SIGNAL),  # -3.2
        (66, None),  # the other side
    ],
)
def test_the_lower_tail(flag, numerator, grade):
    assert fifth(flag, numerator) == grade


@pytest.mark.parametrize("flag", ["high_elimination", "many_rejections"])
@pytest.mark.parametrize(
    ("numerator", "grade"),
    [(59, None), (60, Grade.ATTENTION), (65, Grade.ATTENTION), (66, Grade.SIGNAL), (34, None)],
)
def test_the_upper_tail(flag, numerator, grade):
    assert fifth(flag, numerator) == grade


@pytest.mark.parametrize(
    ("z", "grade"),
    [
        (-1.96, None),
        (-1.9600001, Grade.ATTENTION),
        (-3.09, Grade.ATTENTION),
        (-3.0900001, Grade.SIGNAL),
    ],
)
def test_beyond_a_threshold_is_not_at_it(z, grade):
    low, high = KINDS["low_elimination"].tail, KINDS["high_elimination"].tail
    assert grade_of(low, z) == grade
    assert grade_of(high, -z) == grade
    assert grade_of(high, z) is None


def test_a_county_that_varies_anyway_makes_the_same_place_unremarkable():
    # Shares of 0.3 … 0.7 among places of 100: four of six lie two standard errors out or more.
    found = judge(
        "low_elimination", (30, 100), (40, 100), (50, 100), (50, 100), (60, 100), (70, 100)
    )
    assert found == {}


def test_nine_are_too_few_to_compare_and_ten_are_not():
    nine = judge("low_elimination", *[(50, 100)] * 4, (0, 9))["镇4"]
    assert (nine.grade, nine.observed) == (Grade.TOO_FEW, 0)
    assert (nine.expected, nine.probability) == (None, None)
    assert nine.interval.high == pytest.approx(0.2991, abs=5e-5)
    assert nine.sentence == "监测对象9户，已消除风险0户（0%），95%区间0%至30%；样本过少，不作比较。"
    ten = judge("low_elimination", *[(50, 100)] * 4, (0, 10))["镇4"]
    assert ten.grade is Grade.SIGNAL  # -3.16


def test_places_with_too_few_do_not_move_the_centre():
    found = judge("low_elimination", *[(50, 100)] * 4, *[(9, 9)] * 30, (34, 100))
    assert found["镇34"].grade is Grade.SIGNAL
    assert found["镇34"].expected == 50


def test_a_place_with_nothing_to_count_has_no_share_to_judge():
    assert judge("many_rejections", (0, 0), (0, 20)) == {}


def test_a_county_where_nobody_is_large_enough_compares_nobody():
    found = judge("many_rejections", (0, 3), (3, 3))
    assert {flag.grade for flag in found.values()} == {Grade.TOO_FEW}


def test_one_miss_where_all_others_miss_nothing_is_no_signal():
    found = judge("late_process", *[(40, 40)] * 4, (39, 40))
    assert found == {}


def test_many_misses_where_all_others_miss_nothing_are_one():
    found = judge("late_process", *[(40, 40)] * 9, (20, 40))
    assert found["镇9"].grade is Grade.SIGNAL
    assert found["镇9"].expected == pytest.approx(38)  # all together: 380 of 400


def test_the_figures_and_the_sentence_to_read_out():
    flag = judge("low_elimination", *[(50, 100)] * 4, (34, 100))["镇4"]
    assert (flag.observed, flag.expected) == (34, 50)
    assert (flag.numerator, flag.denominator) == (34, 100)
    assert flag.probability == pytest.approx(0.000687, abs=5e-7)  # normal tail at 3.2
    assert flag.clause.startswith("柳江区2023年方案一（二）")
    assert flag.sentence == (
        "风险消除偏少：监测对象100户，已消除风险34户（34%）；同级居中水平为50%，相当于约50户，"
        "同等规模偶然出现的可能性不到0.1%。建议重点核查。"
    )


def test_neither_side_of_elimination_is_called_good_or_bad():
    low = judge("low_elimination", *[(50, 100)] * 4, (34, 100))["镇4"].sentence
    high = judge("high_elimination", *[(50, 100)] * 4, (66, 100))["镇4"].sentence
    for word in ("违规", "问题", "优秀", "良好"):
        assert word not in low + high
