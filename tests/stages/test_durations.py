"""Days in each step of a procedure, open ones counted by their age."""

from collections import Counter
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from queries.scope import Level, Scope
from queries.stages.durations import Durations, durations
from tests.support.county import COUNTY, EAST, EAST_1, WEST_1, County
from tests.support.register import Register

D = date(2023, 9, 25)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def row(register: Register, step: str, as_of: date = D, level=Level.COUNTY, place=COUNTY):
    scope = Scope(COUNTY, as_of, date(2023, 1, 1))
    with register.engine.connect() as connection:
        frame = durations(connection, scope, level)
    (found,) = frame[(frame["step"] == step) & (frame["region_code"] == place)].to_dict("records")
    return found


def procedure(register: Register, village: str = EAST_1, **values) -> None:
    register.procedure(register.household(village), **values)


def test_each_step_runs_from_the_day_before_it(register: Register):
    procedure(
        register,
        clue_on=date(2023, 9, 1),
        verified_on=date(2023, 9, 3),
        village_review_on=date(2023, 9, 6),
        publicity_to_on=date(2023, 9, 12),
        township_review_on=date(2023, 9, 13),
        county_approval_on=date(2023, 9, 20),
        entered_on=date(2023, 9, 20),
        ended_on=date(2023, 9, 20),
        status="办结",
    )
    steps = {
        "verification": 2,
        "village_review": 3,
        "publicity": 6,
        "township_review": 1,
        "county_approval": 7,
        "entry": 0,
        "whole": 19,
    }
    for step, days in steps.items():
        found = row(register, step)
        assert (found["done"], found["open"], found["median"], found["longest"]) == (
            1,
            0,
            days,
            days,
        )


def test_on_an_earlier_day_the_later_steps_are_not_seen(register: Register):
    procedure(
        register,
        clue_on=date(2023, 9, 1),
        verified_on=date(2023, 9, 3),
        county_approval_on=date(2023, 9, 20),
        ended_on=date(2023, 9, 20),
        status="办结",
    )
    found = row(register, "village_review", as_of=date(2023, 9, 10))
    assert (found["done"], found["open"], found["longest"]) == (0, 1, 7)
    assert row(register, "whole", as_of=date(2023, 9, 10))["open"] == 1
    assert row(register, "whole")["open"] == 0


def test_what_is_open_counts_by_its_age(register: Register):
    """Two ended after 2 and 4 days; three have waited 20 days already."""
    for days in (2, 4):
        procedure(register, clue_on=date(2023, 9, 1), verified_on=date(2023, 9, 1 + days))
    for _ in range(3):
        procedure(register, clue_on=date(2023, 9, 5))
    found = row(register, "verification")
    assert (found["done"], found["open"]) == (2, 3)
    # Of those that ended the median would be 3; more than half haven't ended by 20 days.
    assert pd.isna(found["median"])
    assert (found["longest"], found["longest_is_open"]) == (20, True)


def test_an_open_case_younger_than_the_median_does_not_move_it(register: Register):
    for days in (2, 4, 6):
        procedure(register, clue_on=date(2023, 9, 1), verified_on=date(2023, 9, 1 + days))
    procedure(register, clue_on=date(2023, 9, 24))
    found = row(register, "verification")
    assert (found["done"], found["open"], found["median"], found["p90"]) == (3, 1, 4, 6)


@pytest.mark.parametrize("status", ["不予纳入", "暂不纳入", "终止"])
def test_what_ended_otherwise_waits_for_nothing(register: Register, status: str):
    procedure(register, clue_on=date(2023, 9, 1), status=status, ended_on=date(2023, 9, 10))
    assert [row(register, step)["open"] for step in ("verification", "entry", "whole")] == [0, 0, 0]
    # Before it ended it was under way.
    assert row(register, "verification", as_of=date(2023, 9, 9))["open"] == 1


def test_an_approved_procedure_waits_for_its_entry(register: Register):
    for approved in (date(2023, 9, 20), date(2022, 9, 20)):  # the second in an earlier period
        procedure(
            register,
            clue_on=date(2022, 9, 1),
            county_approval_on=approved,
            ended_on=approved,
            status="办结",
        )
    found = row(register, "entry")
    assert (found["open"], found["longest"]) == (1, 5)


def test_a_skipped_step_is_unmeasurable_and_so_is_one_that_goes_backwards(register: Register):
    procedure(register, clue_on=date(2023, 9, 1), village_review_on=date(2023, 9, 6))
    procedure(
        register,
        clue_on=date(2023, 9, 1),
        verified_on=date(2023, 9, 8),
        village_review_on=date(2023, 9, 6),
    )
    found = row(register, "village_review")
    assert (found["done"], found["unmeasurable"]) == (0, 2)
    # Both wait for 公示 now, since the furthest step reached.
    assert (row(register, "publicity")["open"], row(register, "publicity")["longest"]) == (2, 19)


def test_a_step_ended_before_the_period_is_left_out(register: Register):
    procedure(
        register,
        clue_on=date(2022, 12, 1),
        verified_on=date(2022, 12, 31),
        village_review_on=date(2023, 1, 1),
    )
    assert row(register, "verification")["done"] == 0
    assert row(register, "village_review")["done"] == 1


def test_places_have_their_own_and_the_county_all(register: Register):
    procedure(register, EAST_1, clue_on=date(2023, 9, 1), verified_on=date(2023, 9, 2))
    procedure(register, WEST_1, clue_on=date(2023, 9, 1), verified_on=date(2023, 9, 10))
    assert row(register, "verification")["longest"] == 9
    assert row(register, "verification", level=Level.TOWNSHIP, place=EAST)["longest"] == 1
    empty = row(register, "verification", level=Level.VILLAGE, place="990101101202")
    assert (empty["done"], empty["open"]) == (0, 0)


def test_other_types_of_procedure_are_asked_for_apart(register: Register):
    procedure(register, clue_on=date(2023, 9, 1), procedure_type="风险消除")
    assert row(register, "verification")["open"] == 0
    scope = Scope(COUNTY, D, date(2023, 1, 1))
    with register.engine.connect() as connection:
        frame = durations(connection, scope, Level.COUNTY, "风险消除")
    assert frame.set_index("step").loc["verification", "open"] == 1


def kaplan_meier(done: list[int], still_open: list[int], share: float) -> float | None:
    """By the definition, one event after the other."""
    surviving = 1.0
    for day in sorted(set(done)):
        at_risk = sum(other >= day for other in done + still_open)
        surviving *= 1 - done.count(day) / at_risk
        if 1 - surviving >= share - 1e-9:
            return day
    return None


@pytest.mark.parametrize(
    ("done", "still_open"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], []),
        ([5, 5, 5], [5, 5]),
        ([3, 8, 8, 15], [1, 8, 20, 40]),
        ([0], [0]),
        ([7], [1, 2, 3]),
        ([], [4, 9]),
    ],
)
def test_the_estimate_is_kaplan_meiers(done: list[int], still_open: list[int]):
    taken = Durations(Counter(done), Counter(still_open))
    assert taken.quantiles(0.5, 0.9) == [
        kaplan_meier(done, still_open, share) for share in (0.5, 0.9)
    ]
