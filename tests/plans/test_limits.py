"""The limits in force, and where each comes from."""

from dataclasses import replace

import pytest

from data.plans import DayKind, PlanError, limits_of, load_plans, plan_for, read_limit

PLANS = load_plans()
COUNTY, TOWNSHIP, VILLAGE = "341302000000", "341302121000", "341302121200"
PARENTS = {VILLAGE: TOWNSHIP, TOWNSHIP: COUNTY, COUNTY: None}


def test_what_the_plan_states_comes_with_its_clause():
    limits = limits_of(PLANS["taogou-2021"])
    assert (limits.publicity_days, limits.publicity_kind) == (5, DayKind.WORKING)
    assert str(limits.origins["publicity_kind"]) == "方案（二（二）2（4））"
    assert limits.income_line == 6000


def test_where_the_plan_is_silent_the_default_says_its_source():
    limits = limits_of(PLANS["liujiang-2023"])
    assert (limits.inclusion_days, limits.inclusion_kind) == (15, DayKind.CALENDAR)
    assert (limits.publicity_days, limits.publicity_kind) == (5, DayKind.CALENDAR)
    assert limits.origins["inclusion_days"].text == "方案未规定，按国家指南"
    days = limits.help_days, limits.no_measure_days, limits.restart_days, limits.alert_days
    assert days == (10, 30, 60, 10)
    assert limits.origins["help_days"].text == "方案未规定，本系统默认"


def test_the_income_line_has_no_default_and_says_where_it_is_set():
    limits = limits_of(PLANS["liujiang-2023"])
    assert limits.income_line is None
    assert "liujiang-2023" in str(limits.origins["income_line"])
    assert limits_of(None).income_line is None


def test_an_override_holds_for_one_call_and_says_so():
    limits = limits_of(PLANS["taogou-2021"], [read_limit("publicity_days=7")])
    assert (limits.publicity_days, limits.publicity_kind) == (7, DayKind.WORKING)
    assert limits.origins["publicity_days"].text == "本次指定"
    assert limits_of(PLANS["taogou-2021"]).publicity_days == 5


def test_limits_with_the_same_values_are_one_group_wherever_they_come_from():
    stated, defaulted = PLANS["yanfeng-2022"], PLANS["yihe-2022"]
    overrides = {"income_line": 7000}
    assert limits_of(stated, overrides) == limits_of(defaulted)
    assert len({limits_of(stated, overrides), limits_of(defaulted)}) == 1


@pytest.mark.parametrize(
    "text",
    ["help=3", "help_days", "help_days=-1", "help_days=2.5",
        "help_days=3651", "income_line=nan", "income_line=0",
     "income_line=inf", "publicity_kind=workday", "early_elimination_months=5"],
)  # fmt: skip
def test_an_override_that_cannot_be_used_is_refused(text: str):
    with pytest.raises(PlanError):
        read_limit(text)


@pytest.mark.parametrize(
    ("place", "year", "expected"),
    [
        (VILLAGE, 2021, "taogou-2021"),  # through its township
        (VILLAGE, 2026, "taogou-2021"),  # the newest so far
        (TOWNSHIP, 2021, "taogou-2021"),
        (TOWNSHIP, 2020, None),  # not yet
        (COUNTY, 2021, None),  # a township's plan isn't its county's
        ("450206000000", 2023, "liujiang-2023"),
    ],
)
def test_the_plan_in_force(place: str, year: int, expected: str | None):
    plan = plan_for(place, PARENTS, year, PLANS)
    assert (plan.id if plan else None) == expected


def test_the_nearest_place_with_a_plan_wins_over_a_newer_one_further_up():
    above = replace(PLANS["taogou-2021"], id="county-2024", region_code=COUNTY, year=2024)
    older = replace(PLANS["taogou-2021"], id="taogou-2019", year=2019)
    plans = {plan.id: plan for plan in (above, older, PLANS["taogou-2021"])}
    assert plan_for(VILLAGE, PARENTS, 2025, plans).id == "taogou-2021"
    assert plan_for(COUNTY, PARENTS, 2025, plans).id == "county-2024"
