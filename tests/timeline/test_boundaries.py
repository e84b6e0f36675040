"""Every stage of the four plans at each of its boundaries, one item at a time."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Engine

from queries.scope import Level, Scope
from queries.timeline import State, timeline
from tests.support.county import COUNTY, County
from tests.support.databases import empty
from tests.support.register import Register
from tests.timeline.stories import PLANS, STORIES, stage_of

PLAN_IDS = sorted(PLANS)
LATER = timedelta(days=30)


def row(engine: Engine, plan_id: str, stage_id: str, as_of: date):
    scope = Scope(COUNTY, as_of, date(as_of.year, 1, 1), plan_id=plan_id)
    with engine.connect() as connection:
        frame = timeline(connection, scope, Level.COUNTY)
    (found,) = frame[frame["stage"] == stage_id].to_dict("records")
    return found


def counts(found) -> tuple[int, int, int]:
    return found["on_time"], found["late"], found["open"]


def test_every_stage_has_its_story():
    stages = {(plan.id, stage.id) for plan in PLANS.values() for stage in plan.stages}
    assert set(STORIES) == stages


def stories(engine: Engine, plan_id: str):
    """Each stage of the plan in a register of its own."""
    for (of_plan, stage_id), (write, total) in STORIES.items():
        if of_plan == plan_id:
            empty(engine, "regions")
            yield stage_of(plan_id, stage_id), partial(write, Register(engine)), total


@pytest.mark.parametrize("plan_id", PLAN_IDS)
def test_an_item_of_the_due_day_is_on_time(engine: Engine, county: County, plan_id: str):
    for stage, write, total in stories(engine, plan_id):
        write(stage.due)
        for day in (stage.due, stage.due + LATER):
            assert counts(row(engine, plan_id, stage.id, day)) == (1, 0, total - 1), stage.id
        # On the day before, the due day's item isn't seen yet.
        before = row(engine, plan_id, stage.id, stage.due - timedelta(1))
        assert counts(before) == (0, 0, total), stage.id


@pytest.mark.parametrize("plan_id", PLAN_IDS)
def test_an_item_done_after_the_due_day_is_late_once_it_is_seen(
    engine: Engine, county: County, plan_id: str
):
    for stage, write, total in stories(engine, plan_id):
        after = stage.due + timedelta(1)
        write(after)
        assert counts(row(engine, plan_id, stage.id, stage.due)) == (0, 0, total), stage.id
        assert counts(row(engine, plan_id, stage.id, after)) == (0, 1, total - 1), stage.id


@pytest.mark.parametrize("plan_id", PLAN_IDS)
def test_an_open_item_through_the_days(engine: Engine, county: County, plan_id: str):
    for stage, write, total in stories(engine, plan_id):
        write(None)
        expected = {
            stage.due + timedelta(1): State.OVERDUE,
            stage.due: State.DUE_SOON,
            stage.due - timedelta(3): State.DUE_SOON,
            stage.due - timedelta(4): State.IN_PROGRESS,
        }
        for day, state in expected.items():
            if stage.starts_on and day < stage.starts_on:
                state = State.NOT_STARTED
            found = row(engine, plan_id, stage.id, day)
            assert (found["state"], found["open"]) == (state, total), (stage.id, day)
            assert found["days_left"] == (stage.due - day).days


@pytest.mark.parametrize(
    ("plan_id", "stage_id", "day", "state"),
    [
        ("taogou-2021", "mobilise", date(2021, 6, 7), State.NOT_STARTED),  # though 3 days left
        ("taogou-2021", "mobilise", date(2021, 6, 8), State.DUE_SOON),
        ("taogou-2021", "report", date(2021, 6, 24), State.NOT_STARTED),
        ("taogou-2021", "report", date(2021, 6, 26), State.OVERDUE),  # the stage's other day
        ("yanfeng-2022", "visit_others", date(2022, 5, 6), State.NOT_STARTED),
        ("yanfeng-2022", "visit_others", date(2022, 5, 7), State.DUE_SOON),
        ("yanfeng-2022", "township_review", date(2022, 5, 19), State.OVERDUE),  # the heading's
    ],
)
def test_starting_days_and_the_other_day_of_a_plan_that_contradicts_itself(
    engine: Engine, county: County, plan_id: str, stage_id: str, day: date, state: State
):
    write, _ = STORIES[plan_id, stage_id]
    write(Register(engine), None)
    assert row(engine, plan_id, stage_id, day)["state"] == state


def test_a_stage_is_done_or_late_when_nothing_is_open(engine: Engine, county: County):
    write, _ = STORIES["yihe-2022", "sweep"]
    register = Register(engine)
    write(register, date(2022, 3, 31))
    assert row(engine, "yihe-2022", "sweep", date(2022, 3, 31))["state"] == State.DONE
    write(register, date(2022, 4, 1))
    assert row(engine, "yihe-2022", "sweep", date(2022, 4, 1))["state"] == State.LATE


def test_a_stage_without_an_item_is_not_started_even_after_its_due_day(
    engine: Engine, county: County
):
    found = row(engine, "liujiang-2023", "visit", date(2023, 12, 1))
    assert (found["items"], found["state"]) == (0, State.NOT_STARTED)
