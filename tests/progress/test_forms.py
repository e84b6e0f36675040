"""Forms handed in and entered, and whose authorisation lacks."""

from datetime import date

import pytest
from sqlalchemy import Engine

from queries.progress import forms, plans_within, unauthorised_list
from queries.progress.forms import COUNTS
from queries.scope import Level, Scope, Viewer
from tests.support.county import COUNTY, EAST_1, EAST_2, WEST, WEST_1, County
from tests.support.register import Register

D = date(2023, 9, 25)
PLAN = "liujiang-2023"
LATER = date(2023, 9, 26)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    register = Register(engine)
    rows = (
        (EAST_1, {"starts_procedure": True, "entered_on": D, "visited_on": D}),
        (EAST_1, {"starts_procedure": True, "entered_on": LATER, "authorised_on": D}),
        (EAST_1, {"starts_procedure": True, "authorised_on": LATER}),  # tomorrow: lacks it
        (EAST_1, {"starts_procedure": False, "entered_on": D, "visited_on": LATER}),
        (EAST_2, {"starts_procedure": False}),
        (EAST_2, {}),
        (WEST_1, {"starts_procedure": True}),  # its procedure has the authorisation
    )
    for village, values in rows:
        household = register.household(village)
        register.screening(household, PLAN, **values)
    register.procedure(household, clue_on=D, authorised_on=D)
    register.screening(register.household(WEST_1), "taogou-2021", starts_procedure=True)
    return register


def scope(**asked) -> Scope:
    return Scope(asked.pop("region", COUNTY), D, date(2023, 1, 1), plan_id=PLAN, **asked)


def counted(register: Register, level: Level) -> dict[str, dict[str, int]]:
    with register.engine.connect() as connection:
        frame = forms(connection, scope(), level)
    return frame.set_index("region_code").to_dict("index")


def test_ticks_and_entries_by_village(register: Register):
    found = counted(register, Level.VILLAGE)
    assert [found[EAST_1][name] for name in COUNTS] == [4, 1, 3, 1, 1, 1, 0, 2]
    assert [found[EAST_2][name] for name in COUNTS] == [2, 0, 0, 0, 1, 0, 1, 0]
    assert [found[WEST_1][name] for name in COUNTS] == [1, 0, 1, 0, 0, 0, 0, 0]


def test_villages_without_a_row_of_the_round(register: Register):
    whole = counted(register, Level.COUNTY)[COUNTY]
    assert (whole["villages"], whole["villages_without"]) == (5, 2)
    assert [code for code, row in counted(register, Level.VILLAGE).items()
            if row["villages_without"]] == ["990101100203", "990101101202"]  # fmt: skip


def test_the_list_is_as_long_as_its_count_and_within_the_viewers_place(register: Register):
    with register.engine.connect() as connection:
        assert unauthorised_list(connection, scope())["村"].tolist() == ["上坪村", "上坪村"]
        assert unauthorised_list(connection, scope(viewer=Viewer(WEST))).empty
        assert unauthorised_list(connection, scope())["入户日期"].tolist() == [D, None]


def test_without_a_plan_there_is_no_round(register: Register):
    asked = Scope(COUNTY, date(2000, 1, 1), date(2000, 1, 1))
    with register.engine.connect() as connection:
        assert plans_within(connection, asked) == []
        assert forms(connection, asked, Level.VILLAGE).empty
        assert [plan.id for plan in plans_within(connection, scope())] == [PLAN]
