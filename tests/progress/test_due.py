"""What falls due: today, tomorrow, in 14 and in 15 days; 公示 in working days over 调休."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, insert

from data.episodes import derive
from data.models import area_problems, visits
from queries.progress import Kind, due_soon
from queries.scope import Level, Scope
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, County
from tests.support.monitored import monitored
from tests.support.register import Register

D = date(2023, 9, 11)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def due(register: Register, as_of: date = D, level: Level = Level.VILLAGE, kind=None, **asked):
    """(day, place, count) of a kind."""
    scope = Scope(asked.pop("region", COUNTY), as_of, date(as_of.year, 1, 1), **asked)
    with register.engine.connect() as connection:
        frame = due_soon(connection, scope, level)
    frame = frame[frame["kind"] == kind]
    return [(row.day, row.region_code, row.count_) for row in
            frame.rename(columns={"count": "count_"}).itertuples()]  # fmt: skip


def in_days(days: int, as_of: date = D) -> date:
    return as_of + timedelta(days=days)


@pytest.mark.parametrize(("days", "listed"), [(-1, 0), (0, 1), (1, 1), (14, 1), (15, 0)])
def test_each_kind_at_both_ends_of_the_fortnight(register: Register, days: int, listed: int):
    ends = in_days(days)
    # 15 calendar days after the clue is the last day in time.
    register.procedure(register.household(EAST_1), clue_on=ends - timedelta(15))
    # Fifteen calendar days, both ends counted: begun on D it ends in fourteen.
    register.procedure(
        register.household(EAST_2),
        procedure_type="风险消除",
        clue_on=in_days(-30),
        publicity_from_on=ends - timedelta(14),
    )
    register.household_problem(WEST_1, due_on=ends)
    asked = {"plan_id": "taogou-2021"}
    asked["limits"] = (("publicity_days", 15), ("publicity_kind", "calendar"))
    assert due(register, kind=Kind.INCLUSION, **asked) == [(ends, EAST_1, 1)] * listed
    assert due(register, kind=Kind.PUBLICITY, **asked) == [(ends, EAST_2, 1)] * listed
    assert due(register, kind=Kind.RECTIFICATION, **asked) == [(ends, WEST_1, 1)] * listed


@pytest.mark.parametrize(("days", "listed"), [(-1, 0), (0, 1), (1, 1), (14, 1), (15, 0)])
def test_a_stage_with_open_items(register: Register, days: int, listed: int):
    stage_due = date(2023, 9, 28)
    as_of = stage_due - timedelta(days)
    register.screening(register.household(EAST_1), "liujiang-2023")
    register.screening(register.household(WEST_1), "liujiang-2023", visited_on=date(2023, 9, 1))
    found = due(register, as_of, Level.TOWNSHIP, Kind.STAGE, plan_id="liujiang-2023")
    own = [row for row in found if row[0] == stage_due]
    assert own == [(stage_due, EAST, 1)] * listed


def test_a_meeting_of_townships_stands_at_the_township(register: Register):
    found = due(register, D, Level.VILLAGE, Kind.STAGE, plan_id="liujiang-2023")
    assert found == [(date(2023, 9, 15), EAST, 1), (date(2023, 9, 15), WEST, 1)]


def test_publicity_in_working_days_passes_over_the_holiday(register: Register):
    # From Wednesday 27 September: 27, 28, then Saturday 7, Sunday 8 (调休) and Monday 9 October.
    register.procedure(
        register.household(EAST_1), clue_on=date(2023, 9, 27),
        publicity_from_on=date(2023, 9, 27),
    )  # fmt: skip
    as_of = date(2023, 9, 27)
    working = (("publicity_days", 5), ("publicity_kind", "working"))
    assert due(register, as_of, kind=Kind.PUBLICITY, limits=working) == [
        (date(2023, 10, 9), EAST_1, 1)
    ]
    assert due(register, as_of, kind=Kind.PUBLICITY) == [(date(2023, 10, 1), EAST_1, 1)]
    scope = Scope(COUNTY, as_of, date(2023, 1, 1), limits=working)
    with register.engine.connect() as connection:
        frame = due_soon(connection, scope, Level.VILLAGE)
    assert "5个工作日" in frame["counted_as"].tolist()


def test_a_weekend_start_of_publicity_counts_from_monday(register: Register):
    register.procedure(
        register.household(EAST_1), clue_on=date(2023, 9, 1), publicity_from_on=date(2023, 9, 9)
    )
    working = (("publicity_days", 5), ("publicity_kind", "working"))
    assert due(register, kind=Kind.PUBLICITY, limits=working) == [(date(2023, 9, 15), EAST_1, 1)]


def test_problems_done_or_not_found_yet_are_not_due(register: Register):
    ends = in_days(3)
    register.household_problem(EAST_1, due_on=ends, done_on=D)
    register.household_problem(EAST_1, due_on=ends, found_on=in_days(1))
    register.household_problem(EAST_1, due_on=ends, done_on=in_days(1))  # done tomorrow: open
    with register.engine.begin() as connection:
        connection.execute(
            insert(area_problems).values(
                problem="A1", region_code=EAST, batch_id=register.batch_id, level="镇级层面",
                problem_type="产业发展", content="光伏", due_on=ends,
            )
        )  # fmt: skip
    found = due(register, kind=Kind.RECTIFICATION)
    assert found == [(ends, EAST, 1), (ends, EAST_1, 1)]
    # Seen from a village, its township's problem is not its own.
    assert due(register, kind=Kind.RECTIFICATION, region=EAST_1) == [(ends, EAST_1, 1)]


def visit(register: Register, household: int, on: date, way: str = "入户") -> None:
    with register.engine.begin() as connection:
        connection.execute(
            insert(visits).values(
                household_id=household, batch_id=register.batch_id,
                visited_on=on, visitor="甲", way=way,
            )
        )  # fmt: skip


def test_visits_still_missing_this_month(register: Register):
    as_of = date(2023, 9, 16)
    monitored(register, EAST_1, "2023-01-10")  # nobody came
    called = monitored(register, EAST_1, "2023-01-10")
    visit(register, called, date(2023, 9, 2), way="电话")
    seen = monitored(register, EAST_1, "2023-01-10")
    visit(register, seen, date(2023, 9, 1))
    visit(register, monitored(register, EAST_1, "2023-01-10"), date(2023, 9, 17))  # tomorrow
    monitored(register, EAST_1, "2023-09-02")  # not active all the month
    monitored(register, EAST_1, "2023-01-10", "2023-09-05")  # eliminated in it
    with register.engine.begin() as connection:
        derive(connection)
    end = date(2023, 9, 30)
    assert due(register, as_of, kind=Kind.VISIT) == [(end, EAST_1, 3)]
    assert due(register, date(2023, 9, 15), kind=Kind.VISIT) == []  # the month ends in 15 days
    assert due(register, date(2023, 9, 30), kind=Kind.VISIT) == [(end, EAST_1, 2)]


def test_overdue_things_are_not_upcoming(register: Register):
    register.procedure(register.household(EAST_1), clue_on=in_days(-16))
    assert due(register, kind=Kind.INCLUSION) == []
