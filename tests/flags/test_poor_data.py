"""数据质量较差 and 问题整改偏慢: four villages as they should be, a fifth on trial.

Four villages have settled 18 of 20, so the centre is 0.9 and a standard error of the fifth,
with 20 as well, is 0.067: 16 are 1.49 below the centre, 15 are 2.24, 14 are 2.98, 13 are 3.73.
"""

from datetime import date

import pytest

from queries.flags import Grade
from tests.flags.drawn import Village, draw
from tests.flags.test_flags import ask
from tests.support.county import EAST_1, EAST_2, EAST_3, WEST_1, WEST_2

JUNE = date(2023, 6, 1)
# What of a village is drawn: how many there are, how many of them are in order.
DRAWN = {
    "completeness_rate": lambda of, done: {"old": of, "complete": done},
    "doubt_clearance_rate": lambda of, done: {"doubts": of, "verified": [JUNE] * done},
    "review_rate": lambda of, done: {"updates": of, "reviewed": [JUNE] * done},
    "rectification_rate": lambda of, done: {"problems": of, "done": [JUNE] * done},
}


def found(engine, flag, **fifth):
    """`fifth`: by indicator, (in order, of how many) in the fifth village; the others 18 of 20."""
    others = {name: value for ind in fifth for name, value in DRAWN[ind](20, 18).items()}
    own = {
        name: value
        for ind, (done, of) in fifth.items()
        for name, value in DRAWN[ind](of, done).items()
    }
    draw(engine, [Village(WEST_2, **own), *(Village(c, **others) for c in FOUR)])
    return {one.region_code: one for one in ask(engine) if one.flag == flag}


FOUR = (EAST_1, EAST_2, EAST_3, WEST_1)


@pytest.mark.parametrize("indicator", ["completeness_rate", "doubt_clearance_rate", "review_rate"])
@pytest.mark.parametrize(
    ("in_order", "grade"),
    [(16, None), (15, Grade.ATTENTION), (14, Grade.ATTENTION), (13, Grade.SIGNAL), (20, None)],
)
def test_any_of_the_three_is_enough(engine, county, indicator, in_order, grade):
    flagged = found(engine, "poor_data", **{indicator: (in_order, 20)})
    assert {code: one.grade for code, one in flagged.items()} == ({WEST_2: grade} if grade else {})
    if grade:
        assert (flagged[WEST_2].indicator, flagged[WEST_2].observed) == (indicator, in_order)


@pytest.mark.parametrize(
    ("in_order", "grade"),
    [(16, None), (15, Grade.ATTENTION), (13, Grade.SIGNAL), (20, None)],
)
def test_problems_put_right_more_slowly_than_elsewhere(engine, county, in_order, grade):
    flagged = found(engine, "slow_rectification", rectification_rate=(in_order, 20))
    assert {code: one.grade for code, one in flagged.items()} == ({WEST_2: grade} if grade else {})


def test_the_worst_one_counts_and_the_sentence_names_the_others(engine, county):
    flagged = found(
        engine,
        "poor_data",
        doubt_clearance_rate=(15, 20),
        review_rate=(12, 20),
        completeness_rate=(1, 9),
    )
    (one,) = flagged.values()
    assert (one.grade, one.indicator, one.numerator, one.denominator) == (
        Grade.SIGNAL,
        "review_rate",
        12,
        20,
    )
    assert one.sentence == (
        "数据质量较差，数据审核率偏低：本期提交更新20条，已审核12条（60%）；同级居中水平为90%，"
        "相当于约18条，同等规模偶然出现的可能性不到0.1%。建议重点核查。"
        "疑点清零率（15/20，关注）也偏低。"
    )


def test_nine_are_too_few_and_ten_are_not(engine, county):
    nine = found(engine, "poor_data", doubt_clearance_rate=(0, 9))[WEST_2]
    assert (nine.grade, nine.expected, nine.probability) == (Grade.TOO_FEW, None, None)
    assert nine.sentence.endswith("样本过少，不作比较。")


def test_ten_are_compared(engine, county):
    ten = found(engine, "poor_data", doubt_clearance_rate=(5, 10))[WEST_2]
    assert ten.grade is Grade.SIGNAL  # -4.2


def test_one_too_small_to_compare_says_nothing_against_one_that_is(engine, county):
    one = found(engine, "poor_data", doubt_clearance_rate=(0, 9), review_rate=(15, 20))[WEST_2]
    assert (one.grade, one.indicator) == (Grade.ATTENTION, "review_rate")


def test_problems_of_nine_are_greyed(engine, county):
    nine = found(engine, "slow_rectification", rectification_rate=(0, 9))[WEST_2]
    assert (nine.grade, nine.numerator, nine.denominator) == (Grade.TOO_FEW, 0, 9)
    assert nine.interval.high == pytest.approx(0.2991, abs=5e-5)
