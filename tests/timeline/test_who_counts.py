"""Which rows are items of a stage, in whose region, and under which plan."""

from datetime import date

import pytest
from sqlalchemy import Engine, insert, update

from data.models import dataset, regions
from data.plans import PlanError
from data.refusal import Refusal
from queries.scope import Level, Scope
from queries.timeline import State, timeline
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, County
from tests.support.register import Register

LATER = date(2022, 7, 1)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def frame(register: Register, as_of: date, level=Level.COUNTY, region=COUNTY, plan_id=None):
    scope = Scope(region, as_of, date(as_of.year, 1, 1), plan_id=plan_id)
    with register.engine.connect() as connection:
        return timeline(connection, scope, level)


def counts(register: Register, plan_id: str, stage: str, as_of: date, **where):
    """region code -> (items, on_time, late, open)"""
    found = frame(register, as_of, plan_id=plan_id, **where)
    found = found[found["stage"] == stage]
    numbers = found[["items", "on_time", "late", "open"]].itertuples(index=False, name=None)
    return dict(zip(found["region_code"], numbers, strict=True))


def county_counts(register: Register, plan_id: str, stage: str, as_of: date):
    return counts(register, plan_id, stage, as_of)[COUNTY]


def test_a_screening_row_is_key_if_ticked_or_with_a_trigger(register: Register):
    day = date(2022, 5, 6)
    for row in (
        {"starts_procedure": True},  # key
        {"starts_procedure": False, "triggers": {"槟榔"}},  # key: a trigger, though ticked 否
        {"starts_procedure": None, "triggers": {"信访"}},  # key
        {"starts_procedure": False},  # others
        {"starts_procedure": None, "triggers": None},  # others: nothing stated
        {"starts_procedure": None, "triggers": set()},  # others: stated as none
    ):
        register.screening(register.household(EAST_1), "yanfeng-2022", visited_on=day, **row)
    assert county_counts(register, "yanfeng-2022", "visit_key", LATER) == (3, 3, 0, 0)
    assert county_counts(register, "yanfeng-2022", "visit_others", LATER) == (3, 3, 0, 0)
    # Names go up only for households ticked 是.
    assert county_counts(register, "yanfeng-2022", "report_names", LATER) == (1, 0, 0, 1)


def test_a_row_of_another_round_is_no_item(register: Register):
    register.screening(register.household(EAST_1), "yihe-2022", visited_on=date(2022, 3, 1))
    assert county_counts(register, "taogou-2021", "visit", LATER) == (0, 0, 0, 0)
    assert county_counts(register, "yihe-2022", "sweep", LATER) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("clue_on", "items"),
    [
        (date(2022, 3, 31), 0),
        (date(2022, 4, 1), 1),
        (date(2022, 5, 10), 1),
        (date(2022, 5, 11), 0),
    ],
)
def test_the_window_of_clues_holds_both_its_ends(register: Register, clue_on: date, items: int):
    register.procedure(register.household(EAST_1), clue_on=clue_on)
    assert county_counts(register, "yanfeng-2022", "village_review", LATER)[0] == items


def test_a_clue_after_the_day_is_not_seen(register: Register):
    register.procedure(register.household(EAST_1), clue_on=date(2022, 5, 9))
    assert county_counts(register, "yanfeng-2022", "village_review", date(2022, 5, 8))[0] == 0
    assert county_counts(register, "yanfeng-2022", "village_review", date(2022, 5, 9))[0] == 1


def test_only_inclusions_are_reviewed(register: Register):
    household = register.household(EAST_1)
    register.procedure(household, clue_on=date(2022, 5, 2), procedure_type="风险消除")
    assert county_counts(register, "yanfeng-2022", "village_review", LATER)[0] == 0


def test_what_the_village_refuses_goes_no_further(register: Register):
    reviewed = date(2022, 5, 11)
    for opinion in ("同意", "不同意", None):
        register.procedure(
            register.household(EAST_1),
            clue_on=date(2022, 5, 2),
            village_review_on=reviewed,
            village_opinion=opinion,
        )
    plan = "yanfeng-2022"
    assert county_counts(register, plan, "village_review", LATER) == (3, 3, 0, 0)
    assert county_counts(register, plan, "publicity", LATER) == (2, 0, 0, 2)
    assert county_counts(register, plan, "township_review", LATER) == (2, 0, 0, 2)
    # The refusal isn't known before its day.
    assert county_counts(register, plan, "publicity", date(2022, 5, 10)) == (3, 0, 0, 3)


def test_only_what_ended_in_inclusion_by_the_day_is_entered(register: Register):
    row = {"clue_on": date(2022, 5, 2), "village_opinion": "同意"}
    for status, ended_on in (
        ("办结", date(2022, 5, 30)),  # an item
        ("办结", date(2022, 7, 2)),  # ended after the day: 在办 on it
        ("在办", None),
        ("不予纳入", date(2022, 5, 30)),
    ):
        register.procedure(register.household(EAST_1), status=status, ended_on=ended_on, **row)
    assert county_counts(register, "yanfeng-2022", "enter_national", LATER) == (1, 0, 0, 1)


def test_liujiang_enters_what_ended_this_year_inclusions_and_rollbacks(register: Register):
    for kind, ended_on in (
        ("纳入", date(2023, 1, 1)),  # an item, though its clue is of the year before
        ("风险消除回退", date(2023, 9, 1)),  # an item
        ("风险消除", date(2023, 9, 1)),
        ("纳入", date(2022, 12, 31)),
    ):
        register.procedure(
            register.household(EAST_1),
            procedure_type=kind,
            status="办结",
            clue_on=date(2022, 12, 20),
            ended_on=ended_on,
            entered_on=ended_on,
        )
    assert county_counts(register, "liujiang-2023", "enter", date(2023, 10, 1)) == (2, 2, 0, 0)


def test_liujiang_verifies_households_refused_this_year(register: Register):
    def row(**procedure):
        household = register.household(EAST_1)
        register.screening(household, "liujiang-2023", checked_on=date(2023, 9, 20))
        register.procedure(household, clue_on=date(2022, 12, 1), **procedure)

    refused = "不同意"
    row(village_opinion=refused, village_review_on=date(2023, 1, 1))  # an item
    row(township_opinion=refused, township_review_on=date(2023, 9, 28))  # an item
    row(township_opinion=refused, township_review_on=date(2023, 9, 30))  # after the day
    row(township_opinion=refused, township_review_on=date(2022, 12, 31))  # last year
    row(county_opinion=refused, county_approval_on=date(2023, 5, 1))  # not by village or township
    row(township_opinion="同意", township_review_on=date(2023, 5, 1))
    row(
        procedure_type="风险消除",  # not about inclusion
        township_opinion=refused,
        township_review_on=date(2023, 5, 1),
    )
    assert county_counts(register, "liujiang-2023", "verify", date(2023, 9, 29)) == (2, 2, 0, 0)


def test_a_household_refused_twice_is_checked_once(register: Register):
    household = register.household(EAST_1)
    register.screening(household, "liujiang-2023")
    for day in (date(2023, 3, 1), date(2023, 6, 1)):
        register.procedure(household, clue_on=day, village_opinion="不同意", village_review_on=day)
    assert county_counts(register, "liujiang-2023", "verify", date(2023, 9, 1)) == (1, 0, 0, 1)


def test_a_village_counts_once_by_its_first_meeting_of_the_year(register: Register):
    register.meeting(EAST_1, "业务培训", date(2021, 12, 31))  # the year before
    register.meeting(EAST_1, "动员部署", date(2022, 5, 2))
    register.meeting(EAST_1, "业务培训", date(2022, 4, 30))  # the first of the two
    register.meeting(EAST_1, "综合研判", date(2022, 4, 1))  # of another kind
    register.meeting(WEST_1, "动员部署", date(2022, 5, 1))  # late
    register.meeting(EAST, "业务培训", date(2022, 4, 1), level="乡镇")  # the township's own
    assert county_counts(register, "yanfeng-2022", "train", LATER) == (5, 1, 1, 3)


def test_last_years_report_is_not_this_rounds(register: Register):
    register.meeting(EAST, "总结报告", date(2023, 1, 10), level="乡镇")
    register.meeting(WEST, "总结报告", date(2023, 10, 1), level="乡镇")
    assert county_counts(register, "liujiang-2023", "report", date(2023, 10, 5)) == (2, 1, 0, 1)


def test_counts_add_up_from_village_to_county(register: Register):
    for village, visited in (
        (EAST_1, date(2022, 3, 31)),
        (EAST_1, date(2022, 4, 1)),
        (EAST_2, None),
        (WEST_1, date(2022, 3, 1)),
    ):
        register.screening(register.household(village), "yihe-2022", visited_on=visited)
    sweep = ("yihe-2022", "sweep", LATER)
    villages = counts(register, *sweep, level=Level.VILLAGE)
    assert len(villages) == 5
    assert (villages[EAST_1], villages[EAST_2]) == ((2, 1, 1, 0), (1, 0, 0, 1))
    townships = counts(register, *sweep, level=Level.TOWNSHIP)
    assert townships == {EAST: (3, 1, 1, 1), WEST: (1, 1, 0, 0)}
    assert counts(register, *sweep) == {COUNTY: (4, 2, 1, 1)}
    # A place below the level asked for stands for itself.
    assert counts(register, *sweep, region=WEST) == {WEST: (1, 1, 0, 0)}


def test_a_townships_item_is_no_villages(register: Register):
    villages = counts(register, "liujiang-2023", "deploy", date(2023, 9, 1), level=Level.VILLAGE)
    assert set(villages.values()) == {(0, 0, 0, 0)}


def test_a_household_counts_where_it_lived_on_the_day(register: Register):
    moved = date(2022, 6, 1)
    household = register.household(EAST_1, valid_to=moved)
    register.version(household, WEST_1, valid_from=moved)
    register.screening(household, "yihe-2022", visited_on=date(2022, 3, 1))
    by_township = counts(register, "yihe-2022", "sweep", LATER, level=Level.TOWNSHIP)
    assert (by_township[EAST][0], by_township[WEST][0]) == (0, 1)
    before = counts(register, "yihe-2022", "sweep", date(2022, 5, 31), level=Level.TOWNSHIP)
    assert (before[EAST][0], before[WEST][0]) == (1, 0)


def test_a_township_with_its_own_plan_is_asked_about_that(register: Register):
    """演丰 planned for itself; the rest of its county has no plan."""
    with register.engine.begin() as connection:
        connection.execute(
            update(regions).where(regions.c.code == EAST).values(code="460108102000")
        )
        connection.execute(
            update(regions).where(regions.c.parent_code == EAST).values(parent_code="460108102000")
        )
    found = frame(register, date(2022, 4, 1))
    assert set(found["plan_id"]) == {"yanfeng-2022"}
    assert list(found.loc[found["stage"] == "train", "items"]) == [3]  # its three villages
    townships = frame(register, date(2022, 4, 1), level=Level.TOWNSHIP)
    assert set(townships["region_code"]) == {"460108102000"}
    assert frame(register, date(2021, 12, 31)).empty


def test_the_invented_countys_plan_holds_there(register: Register):
    with register.engine.begin() as connection:
        connection.execute(dataset.delete())
        connection.execute(
            insert(dataset).values(id=1, county_code=COUNTY, is_demonstration=True, version=1)
        )
    assert set(frame(register, date(2023, 9, 25))["plan_id"]) == {"demo-2023"}


def test_an_unknown_plan_or_place_is_refused(register: Register):
    with pytest.raises(PlanError, match="没有“sweep”"):
        frame(register, LATER, plan_id="sweep")
    with pytest.raises(Refusal, match="000000000000"):
        frame(register, LATER, region="000000000000", plan_id="yihe-2022")


def test_rows_are_sorted_by_region_then_as_the_plan_goes(register: Register):
    found = frame(register, LATER, level=Level.VILLAGE, plan_id="taogou-2021")
    assert list(found["region_code"]) == sorted(found["region_code"])
    assert list(found["stage"][:4]) == ["mobilise", "visit", "rectify", "report"]
    assert set(found["state"]) <= set(State)
