"""公示 under way: when it has lasted long enough, in the plan's own days."""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from data.plans import DayKind
from queries.scope import Level, Scope
from queries.stages import publicity_under_way
from queries.stages.deadlines import Deadlines
from tests.support.county import COUNTY, EAST_1, County
from tests.support.register import Register

# A Wednesday; Friday 29 September to Friday 6 October are holidays, the weekend after is worked.
D = date(2023, 9, 27)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


@pytest.fixture
def connection(engine: Engine):
    with engine.connect() as connection:
        yield connection


def counts(register: Register, kind: str = "calendar", days: int = 5, as_of: date = D):
    limits = (("publicity_days", days), ("publicity_kind", kind))
    scope = Scope(COUNTY, as_of, date(2023, 1, 1), limits=limits)
    with register.engine.connect() as connection:
        frame = publicity_under_way(connection, scope, Level.COUNTY)
    (found,) = frame.to_dict("records")
    return found


def begin(register: Register, day: int, **values) -> None:
    row = {"clue_on": date(2023, 9, 1), "publicity_from_on": date(2023, 9, day)}
    register.procedure(register.household(EAST_1), **(row | values))


def test_both_ends_count(register: Register):
    for day in (22, 23, 24, 27, 28):  # five days to 26, 27, 28 September, 1 and 2 October
        begin(register, day)
    found = counts(register)
    assert (found["past"], found["today"], found["this_week"], found["later"]) == (1, 1, 2, 0)
    assert found["kind"] == "自然日"
    # The one of the 28th hasn't begun on D; the day after it ends on Monday 2 October.
    assert counts(register, as_of=date(2023, 9, 28))["later"] == 1


def test_working_days_skip_the_holidays_but_not_the_make_up_days(register: Register):
    begin(register, 21)  # 21, 22, 25, 26, 27: ends today
    begin(register, 25)  # 25 to 28 are four; the fifth is Saturday 7 October, worked
    found = counts(register, "working")
    assert (found["today"], found["this_week"], found["later"]) == (1, 0, 1)
    assert found["kind"] == "工作日"
    on_saturday = counts(register, "working", as_of=date(2023, 10, 7))
    assert (on_saturday["past"], on_saturday["today"]) == (1, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"publicity_to_on": date(2023, 9, 27)},
        {"status": "终止", "ended_on": date(2023, 9, 27)},
        {"township_review_on": date(2023, 9, 27)},  # went on without an end written down
    ],
)
def test_what_is_over_is_not_under_way(register: Register, values):
    begin(register, 22, **values)
    assert counts(register)["past"] == 0
    assert counts(register, as_of=date(2023, 9, 26))["today"] == 1


def test_every_type_of_procedure_is_publicised(register: Register):
    begin(register, 23, procedure_type="风险消除")
    assert counts(register)["today"] == 1


@pytest.mark.parametrize(
    ("start", "days", "kind", "day", "is_known"),
    [
        (date(2023, 9, 25), 15, DayKind.CALENDAR, date(2023, 10, 10), True),
        (date(2023, 9, 28), 1, DayKind.WORKING, date(2023, 10, 7), True),
        (date(2023, 9, 29), 0, DayKind.WORKING, date(2023, 9, 29), True),
        (date(2023, 9, 30), 2, DayKind.WORKING, date(2023, 10, 8), True),
        (date(2026, 12, 30), 3, DayKind.WORKING, date(2027, 1, 4), False),  # 按星期推算
        (date(2026, 12, 30), 3, DayKind.CALENDAR, date(2027, 1, 2), True),
    ],
)
def test_deadlines(connection: Connection, start, days, kind, day, is_known):
    found = Deadlines(connection, start).after(start, days, kind)
    assert (found.day, found.is_known) == (day, is_known)


def test_the_last_of_five_working_days_of_publicity(connection: Connection):
    """演丰's 公示 from 11 May ends on 17 May if days are working days."""
    deadlines = Deadlines(connection, date(2022, 5, 11))
    working = deadlines.last_of(date(2022, 5, 11), 5, DayKind.WORKING)
    calendar = deadlines.last_of(date(2022, 5, 11), 5, DayKind.CALENDAR)
    assert (working.day, calendar.day) == (date(2022, 5, 17), date(2022, 5, 15))
