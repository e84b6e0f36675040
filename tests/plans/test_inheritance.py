"""What a plan leaves open comes from the plan above, then from the national rules; an amendment
holds from its day on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.plans import limits_of, load_plans, plans_for, read_plan
from data.plans.declaration import Every, Group, StatedLimits
from data.plans.inheritance import held, held_early_help, sources_on
from tests.plans.whole import WHOLE, plan_file

PLANS = load_plans()
TAOGOU, YIHE = PLANS["taogou-2021"], PLANS["yihe-2022"]
DAY = date(2024, 6, 30)
COUNTY, TOWNSHIP = "990101000000", "990101100000"


@pytest.fixture
def county(tmp_path: Path):
    return read_plan(plan_file(tmp_path, WHOLE))


@pytest.fixture
def township(county):
    """States 公示 of its own and nothing else that stands."""
    publicity = replace(county.limits.publicity, days=7, clause="township")
    silent = {"lines": (), "visits": (), "meetings": (), "staffing": (), "early_help": None}
    own = {"region_code": TOWNSHIP, "limits": StatedLimits(publicity=publicity)}
    return replace(county, id="township-2024", amendments=(), **own, **silent)


def test_each_level_fills_what_the_one_below_leaves_open(county, township):
    limits = limits_of(township, above=(county,), day=DAY)
    assert (limits.publicity_days, str(limits.origins["publicity_days"])) == (7, "方案（township）")
    assert limits.help_days == 12
    assert str(limits.origins["help_days"]) == "上级方案《工作方案》（二）"
    assert limits.income_line == 7300
    assert limits.origins["income_line"].text == "上级方案《工作方案》"
    assert limits.inclusion_days == 15
    assert limits.origins["inclusion_days"].text == "方案未规定，按国家指南"
    assert limits.origins["restart_days"].text == "方案未规定，本系统默认"


@pytest.mark.parametrize(
    ("day", "line", "inclusion"),
    [
        (date(2024, 6, 30), 7300, 15),
        (date(2024, 7, 1), 7500, 10),  # from its day on
        (date(2025, 1, 1), 7500, 10),
    ],
)
def test_an_amendment_holds_from_its_day_on(county, day: date, line: float, inclusion: int):
    limits = limits_of(county, day=day)
    assert (limits.income_line, limits.inclusion_days) == (line, inclusion)
    assert limits.publicity_days == 5  # what it does not speak of stays
    assert ("2024-07-01起按《调整通知》" in str(limits.origins["income_line"])) == (line == 7500)


def test_an_amendment_from_above_reaches_below(county, township):
    assert limits_of(township, above=(county,), day=date(2024, 7, 1)).income_line == 7500


def test_a_call_overrules_everything(county):
    limits = limits_of(county, {"inclusion_days": 3}, day=date(2024, 7, 1))
    assert (limits.inclusion_days, limits.origins["inclusion_days"].text) == (3, "本次指定")


def test_lists_are_inherited_entry_by_entry(county, township):
    sources = sources_on(DAY, township, (county,))
    (warning,) = [h for h in held("visits", sources) if h.entry.group is Group.WARNING]
    assert warning.origin.text == "上级方案《工作方案》"
    (monitored,) = [h for h in held("visits", sources) if h.entry.group is Group.MONITORED]
    assert (monitored.entry.every, monitored.origin.text) == (Every.MONTH, "方案未规定，本系统默认")
    staffing = {h.entry.key: h.entry.at_least for h in held("staffing", sources)}
    assert staffing == {"village 防贫监测信息员": 1, "township 防贫监测信息员": 2}
    assert held_early_help(sources).origin.text == "上级方案《工作方案》"


def test_the_plan_of_the_region_above_may_be_older(county, township):
    older = replace(county, id="county-2022", year=2022)
    plans = {plan.id: plan for plan in (older, county, township)}
    parents = {TOWNSHIP: COUNTY, COUNTY: None}
    assert plans_for(TOWNSHIP, parents, 2024, plans) == (township, county)
    assert plans_for(TOWNSHIP, parents, 2023, plans) == (older,)
    assert plans_for(COUNTY, parents, 2021, plans) == ()
    assert plans_for(None, parents, 2024, plans) == ()


def test_of_two_plans_of_one_year_the_later_issued_holds(county):
    second = replace(county, id="a-second-2024", issued_on=date(2024, 9, 1))
    plans = {plan.id: plan for plan in (second, county)}
    assert plans_for(COUNTY, {}, 2024, plans) == (second,)


def test_without_any_plan_the_national_rules_hold():
    sources = sources_on(DAY, None)
    assert held("lines", sources) == ()
    assert held_early_help(sources) is None
    assert {h.origin.text for h in held("sweeps", sources)} == {"方案未规定，按国家指南"}


def test_stages_and_triggers_stay_with_their_round():
    assert not hasattr(sources_on(DAY, None)[0].says, "stages")
    assert not hasattr(sources_on(DAY, None)[0].says, "triggers")


def test_one_plans_own_words_stand_before_the_defaults():
    (screening,) = [
        h for h in held("sweeps", sources_on(DAY, TAOGOU)) if h.entry.kind == "集中排查"
    ]
    assert (screening.entry.every, screening.origin.text) == (Every.HALF_YEAR, "方案")
    assert len(held("warning_types", sources_on(DAY, YIHE))) == 7
