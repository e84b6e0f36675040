"""Where the pace leads, told day by day. 2023-09-25 is a Monday; 29 September to 6 October are off."""

from datetime import date

import pytest
from sqlalchemy import Engine

from queries.progress import Outlook, outlook
from queries.scope import Level, Scope
from tests.support.county import COUNTY, EAST_1, EAST_2, WEST_1, County
from tests.support.register import Register

D = date(2023, 9, 25)
PLAN = "liujiang-2023"  # visits are due on Thursday 28 September; no first day stated


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def visited(register: Register, village: str, *days: date | None, plan: str = PLAN) -> None:
    for day in days:
        register.screening(register.household(village), plan, visited_on=day)


def rows(register: Register, as_of: date = D, plan: str = PLAN, stage: str = "visit") -> dict:
    scope = Scope(COUNTY, as_of, date(as_of.year, 1, 1), plan_id=plan)
    with register.engine.connect() as connection:
        frame = outlook(connection, scope, Level.VILLAGE)
    own = frame[frame["stage"] == stage]
    return {row.region_code: row for row in own.itertuples()}


def days(*numbers: int) -> list[date]:
    return [date(2023, 9, number) for number in numbers]


def test_who_is_far_behind_who_is_not_and_who_is_too_small(register: Register):
    visited(register, EAST_1, *days(18, 19, 20, 21, 22, 25), *[None] * 20)
    visited(register, EAST_2, *days(18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 25, 25), None)
    visited(register, WEST_1, *days(18), *[None] * 8)
    found = rows(register)
    assert {code: row.outlook for code, row in found.items()} == {
        EAST_1: Outlook.SHORT,
        EAST_2: Outlook.ON_PACE,
        WEST_1: Outlook.TOO_FEW,  # nine in all
    }
    east = found[EAST_1]
    # Since Monday the 18th, when anybody began: six working days; 26, 27 and 28 are left.
    assert (east.done_lately, east.since, east.days, east.days_left) == (6, days(18)[0], 6, 3)
    assert (east.items, east.open) == (26, 20)


def test_two_days_are_too_early(register: Register):
    visited(register, EAST_1, *days(21, 22), *[None] * 20)
    assert rows(register, date(2023, 9, 22))[EAST_1].outlook == Outlook.TOO_EARLY
    assert rows(register, D)[EAST_1].outlook == Outlook.SHORT  # the third working day


def test_where_nobody_has_begun_nothing_is_said(register: Register):
    visited(register, EAST_1, *[None] * 20)
    row = rows(register)[EAST_1]
    assert (row.outlook, row.since) == (Outlook.TOO_EARLY, None)


def test_what_was_done_long_ago_does_not_slow_the_pace(register: Register):
    # The tenth last working day before the 25th is the 12th: a visit in March is not in the window.
    visited(register, EAST_1, date(2023, 3, 1), *days(11, 12, 25), *[None] * 8)
    row = rows(register)[EAST_1]
    assert (row.done_lately, row.since, row.days) == (2, days(12)[0], 10)


def test_work_on_days_off_counts_and_days_off_do_not(register: Register):
    # The 23rd and 24th are a weekend; 10 working days go by from the 12th to the 25th.
    visited(register, EAST_1, *days(12, 23, 23, 24, 24), *[None] * 6)
    row = rows(register)[EAST_1]
    assert (row.done_lately, row.days) == (5, 10)
    on_saturday = rows(register, date(2023, 9, 23))[EAST_1]
    assert (on_saturday.done_lately, on_saturday.days, on_saturday.days_left) == (3, 9, 4)


def test_make_up_days_are_left_to_work(register: Register):
    # 录入 is due on 12 October: after the holiday Saturday the 7th and Sunday the 8th are worked.
    for n in range(12):
        entered = date(2023, 9, 20 + n % 3) if n < 6 else None
        register.procedure(
            register.household(EAST_1), status="办结", clue_on=date(2023, 9, 1),
            ended_on=date(2023, 9, 19), entered_on=entered,
        )  # fmt: skip
    row = rows(register, date(2023, 9, 28), stage="enter")[EAST_1]
    assert row.days_left == 6  # 7, 8, 9, 10, 11, 12 October


def test_on_the_due_day_no_working_day_is_left_and_after_it_nothing_is_forecast(register: Register):
    visited(register, EAST_1, *days(18, 19, 20, 21, 22, 25), *[None] * 6)
    assert rows(register, date(2023, 9, 28))[EAST_1].outlook == Outlook.NO_WORKDAYS
    assert rows(register, date(2023, 9, 29)) == {}


def test_a_stage_with_a_first_day_is_paced_from_it(register: Register):
    # 桃沟: from Thursday 10 June 2021, due Tuesday 15; the 12th to 14th are 端午.
    visited(register, EAST_1, date(2021, 6, 9), date(2021, 6, 11), *[None] * 9, plan="taogou-2021")
    row = rows(register, date(2021, 6, 11), "taogou-2021")[EAST_1]
    assert (row.done_lately, row.since, row.days, row.days_left) == (1, date(2021, 6, 10), 2, 1)


def test_the_pace_of_the_county_is_the_same_whoever_looks(register: Register):
    visited(register, EAST_1, *days(18, 18, 18, 18, 25), *[None] * 10)
    visited(register, WEST_1, *days(19, 20), *[None] * 10)
    scope = Scope(EAST_1, D, date(2023, 1, 1), plan_id=PLAN)
    with register.engine.connect() as connection:
        frame = outlook(connection, scope, Level.VILLAGE)
    (alone,) = frame[frame["stage"] == "visit"].itertuples()
    among = rows(register)[EAST_1]
    assert (alone.chance, alone.low, alone.high) == (among.chance, among.low, among.high)
