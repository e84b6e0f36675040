"""The plan in force in plain words: nothing of it is left out, and each entry says its source."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.plans import Plan, load_plans, read_plan
from data.plans.declaration import Standing
from data.plans.inheritance import sources_on
from data.regions import RegionTree
from queries.rulebook import Section, as_frame, known_plan_list, rulebook
from queries.rulebook.round import round_rules
from queries.rulebook.stages import stage_rules
from queries.rulebook.standing import LIMITS, SAID, standing_rules
from queries.rulebook.triggers import trigger_rules
from queries.scope import Scope
from tests.plans.whole import WHOLE, plan_file
from tests.support.county import COUNTY, EAST, County

PLANS = load_plans()
DAY = date(2023, 9, 25)


def said_of(plan: Plan) -> list:
    sources = sources_on(date(plan.year, 12, 31), plan)
    parts = (stage_rules(plan), trigger_rules(plan), round_rules(plan), standing_rules(sources))
    return [rule for part in parts for rule in part]


def listed(plan: Plan) -> int:
    """Entries of the plan's lists and its limits; amendments only through what they change."""
    lists = {f.name for f in fields(Plan)} - {"amendments", "based_on"}
    number = sum(len(value) for name in lists if isinstance(value := getattr(plan, name), tuple))
    limits = sum(limit is not None for limit in vars(plan.limits).values())
    return number + limits + (plan.early_help is not None)


@pytest.mark.parametrize("plan_id", PLANS)
def test_every_entry_of_a_plan_is_put_into_words(plan_id: str):
    own = [rule for rule in said_of(PLANS[plan_id]) if rule.origin == "方案"]
    assert len(own) == listed(PLANS[plan_id])
    assert [rule for rule in own if not rule.name or not rule.said] == []


def test_there_are_words_for_every_kind_of_entry(tmp_path: Path):
    plan = read_plan(plan_file(tmp_path, WHOLE))
    assert {rule.section for rule in said_of(plan)} == set(Section)


def test_every_standing_list_and_limit_has_its_place():
    others = {"limits", "early_help"}
    assert {*SAID} == {field.name for field in fields(Standing)} - others
    assert {*LIMITS} == {field.name for field in fields(type(Standing().limits))}


@pytest.mark.parametrize(
    ("plan_id", "name", "said"),
    [
        ("yanfeng-2022", "镇级审核并报区", "2022年5月18日前（又写作2022年5月19日）"),
        ("yanfeng-2022", "多子女或在读", "未满18周岁的成员占家庭人口60%及以上"),
        ("yanfeng-2022", "新增低保", "低保认定日期在2021年1月1日及以后"),
        ("yanfeng-2022", "槟榔", "不计算，只看排查台账的触发情形和部门预警"),
        ("yanfeng-2022", "本次测算收入", "脱贫户、监测户，2021-10-01至2021-12-31的收入"),
        ("liujiang-2023", "新低保或分散特困", "低保认定日期在2023年内；或家中有人特困供养方式为分散供养"),
        ("liujiang-2023", "实地入户核查", "没有写数量或比例"),
        ("taogou-2021", "公示", "不少于5个工作日"),
        ("taogou-2021", "实地排查", "2021年6月10日至2021年6月15日，对象为所有农户"),
        ("yihe-2022", "镇街交叉检查", "每乡镇不少于2个村，每村不少于40户"),
        ("yihe-2022", "防贫预警户", "人均纯收入低于9,000元"),
        ("yihe-2022", "走访预警户", "每季度至少一次，入户或电话"),
    ],
)  # fmt: skip
def test_what_is_said(plan_id: str, name: str, said: str):
    assert any(said in rule.said for rule in said_of(PLANS[plan_id]) if rule.name == name)


def test_the_plan_of_a_place_with_those_below_it(engine: Engine, county: County, monkeypatch):
    own = replace(PLANS["liujiang-2023"], id="own", region_code=EAST)
    monkeypatch.setattr("queries.plans.load_plans", lambda include_demo: {"own": own})
    with engine.connect() as connection:
        whole = rulebook(connection, Scope(COUNTY, DAY, date(2023, 1, 1)))
        east = rulebook(connection, Scope(EAST, DAY, date(2023, 1, 1)))
    assert whole.plan is None and dict(whole.below) == {EAST: own}
    assert not whole.of(Section.STAGES)
    assert east.plan is own and not east.below
    frame = as_frame(east)
    assert list(frame.columns) == ["类别", "事项", "规定", "来源", "条款", "说明"]
    assert len(frame) == len(east.rules)


def test_a_missing_income_line_says_which_file_sets_it(engine: Engine, county: County):
    with engine.connect() as connection:
        found = rulebook(connection, Scope(COUNTY, DAY, date(2023, 1, 1), plan_id="liujiang-2023"))
    (missing,) = [rule for rule in found.of(Section.LIMITS) if rule.name == "监测范围"]
    assert "未定" in missing.said and "liujiang-2023" in missing.note


def test_a_plan_of_an_unknown_region_is_listed_without_one(engine: Engine):
    with engine.connect() as connection:
        known = known_plan_list(connection, RegionTree([]))
    assert [(plan.year, region) for plan, region in known] == [
        (2023, ""), (2022, ""), (2022, ""), (2021, "")
    ]  # fmt: skip
