"""The plans that come with the product say what their documents say."""

from datetime import date

import pytest

from data.layouts import LAYOUTS
from data.plans import LineId, load_plans
from data.plans.declaration import ProcedureItems, ScreeningItems

PLANS = load_plans(include_demo=True)

# Stage ids and due days, in order.
STAGES = {
    "yanfeng-2022": """
        train 2022-04-30, visit_key 2022-05-06, enter_key 2022-05-06, report_names 2022-05-08,
        visit_others 2022-05-10, enter_others 2022-05-10, village_review 2022-05-11,
        publicity 2022-05-17, township_review 2022-05-18, enter_national 2022-06-05,
        report 2022-06-08""",
    "yihe-2022": "roster 2022-02-24, sweep 2022-03-31",
    "liujiang-2023": """
        deploy 2023-09-15, visit 2023-09-28, verify 2023-09-28, enter 2023-10-12,
        report 2023-10-20""",
    "taogou-2021": """
        mobilise 2021-06-10, visit 2021-06-15, rectify 2021-06-25, report 2021-06-25""",
}
STARTS = {
    ("yanfeng-2022", "visit_key"): date(2022, 5, 3),
    ("yanfeng-2022", "visit_others"): date(2022, 5, 7),
    ("taogou-2021", "mobilise"): date(2021, 6, 8),
    ("taogou-2021", "visit"): date(2021, 6, 10),
    ("taogou-2021", "rectify"): date(2021, 6, 15),
    ("taogou-2021", "report"): date(2021, 6, 25),
}
ALSO_STATED = {
    ("yanfeng-2022", "township_review"): date(2022, 5, 19),
    ("yihe-2022", "roster"): date(2022, 2, 25),
    ("taogou-2021", "report"): date(2021, 6, 26),
}


def test_only_the_four_unless_the_invented_county_is_asked_for():
    assert list(load_plans()) == ["liujiang-2023", "taogou-2021", "yanfeng-2022", "yihe-2022"]
    assert PLANS["demo-2023"].region_code == "990101000000"


@pytest.mark.parametrize("plan_id", STAGES)
def test_stages_and_their_days(plan_id: str):
    stages = [f"{stage.id} {stage.due}" for stage in PLANS[plan_id].stages]
    assert stages == [" ".join(stage.split()) for stage in STAGES[plan_id].split(",")]


@pytest.mark.parametrize(
    ("attribute", "expected"), [("starts_on", STARTS), ("also_stated", ALSO_STATED)]
)
def test_starting_days_and_second_days_only_where_the_plan_gives_one(attribute, expected):
    stated = {
        (plan_id, stage.id): day
        for plan_id in STAGES
        for stage in PLANS[plan_id].stages
        if (day := getattr(stage, attribute))
    }
    assert stated == expected


def test_two_days_for_one_stage_are_explained():
    for plan_id, stage_id in ALSO_STATED:
        (stage,) = (stage for stage in PLANS[plan_id].stages if stage.id == stage_id)
        assert f"以{stage.due.month}月{stage.due.day}日为准" in stage.note or "以正文" in stage.note


@pytest.mark.parametrize(
    ("plan_id", "line_id", "below"),
    [
        ("taogou-2021", LineId.MONITORING, 6000),
        ("yanfeng-2022", LineId.MONITORING, 6700),
        ("yihe-2022", LineId.MONITORING, 7000),
        ("yihe-2022", LineId.WARNING, 9000),
    ],
)
def test_income_lines(plan_id: str, line_id: LineId, below: float):
    line = PLANS[plan_id].line(line_id)
    assert line is not None and line.below == below


def test_a_plan_that_states_no_income_line_has_none():
    assert PLANS["liujiang-2023"].lines == ()


def test_whom_the_visits_must_reach():
    targets = {
        plan_id: {stage.target.value for stage in PLANS[plan_id].visit_stages if stage.target}
        for plan_id in STAGES
    }
    assert targets == {
        "yanfeng-2022": {"all_households"},
        "yihe-2022": {"all_households"},
        "liujiang-2023": {"listed"},
        "taogou-2021": {"all_households"},
    }


@pytest.mark.parametrize("plan_id", PLANS)
def test_every_entry_names_its_clause(plan_id: str):
    plan = PLANS[plan_id]
    stated = [entry for entry in vars(plan.limits).values() if entry]
    assert [entry for entry in (*plan.stages, *plan.lines, *stated) if not entry.clause] == []


@pytest.mark.parametrize("plan_id", PLANS)
def test_items_take_their_day_from_a_column_that_exists(plan_id: str):
    for stage in PLANS[plan_id].stages:
        if isinstance(stage.items, (ProcedureItems, ScreeningItems)):
            (layout,) = stage.items.layouts
            assert LAYOUTS[layout].field(stage.items.day)


def test_triggers_have_the_names_that_screenings_use():
    listed = {plan.id: [trigger.name for trigger in plan.triggers] for plan in PLANS.values()}
    assert len(listed["yanfeng-2022"]) == 12
    assert listed["liujiang-2023"] == [
        "村荐镇否",
        "新低保或分散特困",
        "住房或饮水未保障",
        "刚性支出较大",
        "受灾影响较大",
        "自主申报或信访",
    ]
    assert not listed["yihe-2022"]
    # A list in one cell is parted at these.
    assert not set("、，,;；|") & set("".join(sum(listed.values(), [])))
