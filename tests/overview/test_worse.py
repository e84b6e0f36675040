"""What got worse: new overdue cases always, all else only beyond chance."""

from datetime import date, timedelta

import pytest

from queries.indicators import INDICATORS
from queries.overview import Figure, Watched, Window, got_worse, worse
from queries.overview.worse import WATCHED
from queries.scope import Scope
from tests.flags.drawn import Village, draw
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST_1

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
OVERDUE = Watched("inclusion_overdue", Window.DAY, overdue=True)
RISING = Watched("early_elimination", Window.MONTH)
FALLING = Watched("publicity_compliance_rate", Window.MONTH, rising_is_worse=False)


def ask(engine, scope=SCOPE):
    with engine.connect() as connection:
        return {change.indicator: change for change in worse(connection, scope)}


def test_every_watched_indicator_exists_and_is_watched_once():
    names = [watched.indicator for watched in WATCHED]
    assert set(names) <= set(INDICATORS)
    assert len(names) == len(set(names))


def test_one_new_overdue_case_counts():
    assert got_worse(OVERDUE, Figure(3, None), Figure(4, None))
    assert not got_worse(OVERDUE, Figure(4, None), Figure(4, None))
    assert not got_worse(OVERDUE, Figure(4, None), Figure(3, None))


# Of n cases in all, none in the first month: the chance is a half to the n.
@pytest.mark.parametrize(
    ("before", "after", "is_worse"), [(0, 5, False), (0, 6, True), (6, 0, False)]
)
def test_a_count_rises_beyond_chance(before, after, is_worse):
    assert got_worse(RISING, Figure(before, None), Figure(after, None)) is is_worse


# 19 of 20, then 14 or 15: the interval of the difference ends at -0.008 and at +0.032.
@pytest.mark.parametrize(("after", "is_worse"), [(14, True), (15, False), (20, False)])
def test_a_share_falls_beyond_chance(after, is_worse):
    assert got_worse(FALLING, Figure(19, 20), Figure(after, 20)) is is_worse


def test_a_share_of_nothing_is_not_worse_than_anything():
    assert not got_worse(FALLING, Figure(0, 0), Figure(0, 20))
    assert not got_worse(FALLING, Figure(19, 20), Figure(0, 0))


def test_households_left_without_measures_are_told_by_place(engine, county):
    # No measure 30 days after inclusion: 26 August is the first of the new cases.
    new = [date(2023, 7, 20), date(2023, 8, 1), date(2023, 8, 20)]
    draw(
        engine,
        [Village(EAST_1, new=new), Village(EAST_2, new=new[1:]), Village(WEST_1, new=new[:1])],
    )
    change = ask(engine)["no_measure"]
    assert (change.before, change.after) == (Figure(2, None), Figure(6, None))
    assert change.places == (("东岭镇", 4),)
    assert change.sentence == "无帮扶措施户由上月同日的2户变为6户，其中东岭镇增加4户。"
    assert ask(engine, SCOPE.at(EAST))["no_measure"].places == (("上坪村", 2), ("下坪村", 2))
    assert ask(engine, SCOPE.at(EAST_1))["no_measure"].places == ()


def test_one_townships_new_cases_do_not_vanish_behind_what_another_cleared(engine, county):
    # Overdue without measures on 25 August: two in the east, of which one has since gone.
    east = Village(EAST_1, old=2, out=[date(2023, 9, 1)])
    draw(engine, [east, Village(WEST_1, new=[date(2023, 8, 20)])])
    change = ask(engine)["no_measure"]
    assert (change.before, change.after) == (Figure(2, None), Figure(2, None))
    assert change.sentence == "无帮扶措施户2户，合计不比上月同日的2户多，但西河乡增加1户。"
    assert "no_measure" not in ask(engine, SCOPE.at(EAST))


def test_shares_compare_one_month_with_the_month_before(engine, county):
    last, this = date(2023, 8, 10), date(2023, 9, 10)
    draw(engine, [Village(EAST_1, new=[last] * 20), Village(WEST_1, new=[this] * 20, late=12)])
    change = ask(engine)["inclusion_on_time_rate"]
    assert (change.before, change.after) == (Figure(20, 20), Figure(8, 20))
    assert change.sentence == "近一个月识别认定按时率40.0%（8/20件），上一个月100.0%（20/20件）。"
    earlier = SCOPE.on(this - timedelta(days=1))
    assert "inclusion_on_time_rate" not in ask(engine, earlier)


def test_a_quiet_month_says_nothing(engine, county):
    draw(engine, [Village(EAST_1), Village(WEST_1)])
    assert ask(engine) == {}
