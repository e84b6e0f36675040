"""Who holds what is overdue or due soon."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from queries.measure import measure
from queries.scope import Level, Scope
from queries.stages import held
from tests.support.county import COUNTY, EAST, EAST_1, WEST, WEST_1, County
from tests.support.register import Register

D = date(2023, 9, 25)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def counts(register: Register, level=Level.COUNTY, as_of=D, **limits):
    """(region, holder) -> (overdue, due soon, in time), where any is not zero"""
    scope = Scope(COUNTY, as_of, date(2023, 1, 1), limits=tuple(sorted(limits.items())))
    with register.engine.connect() as connection:
        frame = held(connection, scope, level)
        figures = measure(connection, ["inclusion_overdue", "inclusion_due_soon"], scope, level)
    totals = frame.groupby("region_code")[["overdue", "due_soon"]].sum()
    for name in ("overdue", "due_soon"):
        values = figures[figures["indicator"] == f"inclusion_{name}"].set_index("region_code")
        assert totals[name].to_dict() == values["value"].to_dict()
    return {
        (code, holder): numbers
        for code, _, holder, *numbers in frame.itertuples(index=False)
        if any(numbers)
    }


def procedure(register: Register, village: str = EAST_1, days_ago: int = 0, **values) -> None:
    register.procedure(register.household(village), clue_on=D - timedelta(days_ago), **values)


@pytest.mark.parametrize(
    ("reached", "holder"),
    [
        ([], "村"),
        (["verified_on"], "村"),
        (["verified_on", "village_review_on"], "村"),
        (["village_review_on", "publicity_to_on"], "乡镇"),
        (["township_review_on"], "县"),  # though what is before it was never written down
        (["county_approval_on"], "乡镇"),  # the entry
    ],
)
def test_the_step_that_comes_next_says_who(register: Register, reached: list[str], holder: str):
    procedure(register, days_ago=16, **dict.fromkeys(reached, D))
    assert counts(register) == {(COUNTY, holder): [1, 0, 0]}


def test_a_step_done_after_the_day_still_lies_where_it_was(register: Register):
    procedure(register, days_ago=16, publicity_to_on=D + timedelta(1))
    assert counts(register) == {(COUNTY, "村"): [1, 0, 0]}
    assert counts(register, as_of=D + timedelta(1)) == {(COUNTY, "乡镇"): [1, 0, 0]}


def test_the_limit_and_its_eight_tenths(register: Register):
    for days in (11, 12, 15, 16):
        procedure(register, days_ago=days)
    assert counts(register) == {(COUNTY, "村"): [1, 2, 1]}


def test_a_limit_in_working_days(register: Register):
    procedure(register, days_ago=16)  # clue on Saturday 9 September: 11 working days to D
    assert counts(register, inclusion_kind="working", inclusion_days=11) == {
        (COUNTY, "村"): [0, 1, 0]
    }
    assert counts(register, inclusion_kind="working", inclusion_days=10) == {
        (COUNTY, "村"): [1, 0, 0]
    }


def test_only_inclusions_under_way(register: Register):
    procedure(register, days_ago=20, procedure_type="风险消除")
    procedure(register, days_ago=20, status="终止", ended_on=D)
    procedure(register, days_ago=20, status="办结", ended_on=D + timedelta(1))  # tomorrow
    assert counts(register) == {(COUNTY, "村"): [1, 0, 0]}


def test_townships_add_up_to_their_county(register: Register):
    procedure(register, EAST_1, days_ago=20)
    procedure(register, WEST_1, days_ago=20, township_review_on=D)
    procedure(register, WEST_1, days_ago=1)
    assert counts(register, Level.TOWNSHIP) == {
        (EAST, "村"): [1, 0, 0],
        (WEST, "村"): [0, 0, 1],
        (WEST, "县"): [1, 0, 0],
    }
    assert counts(register) == {(COUNTY, "村"): [1, 0, 1], (COUNTY, "县"): [1, 0, 0]}
