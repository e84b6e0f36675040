"""Which plan and limits hold where, by day, by the scope's choice and in the invented county."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from data.models import dataset
from data.plans import PlanError, read_plan
from data.regions import Region, RegionTree
from queries.plans import known_plans, limits_at, plan_at
from queries.rules import rules_by_place
from queries.scope import Scope
from tests.plans.whole import WHOLE, plan_file

LIUJIANG = "450206000000"
TREE = RegionTree(
    [
        Region(LIUJIANG, "county", "柳江区", None),
        Region("450206100000", "township", "拉堡镇", LIUJIANG),
        Region("990101000000", "county", "云溪县", None),
    ]
)


def scope(year, **choice):
    return Scope(LIUJIANG, date(year, 9, 25), date(year, 1, 1), **choice)


def test_a_township_without_a_plan_follows_its_countys(engine):
    with engine.connect() as connection:
        in_2023 = plan_at(connection, TREE, scope(2023))
        before = plan_at(connection, TREE, scope(2022))
    assert in_2023("450206100000").id == "liujiang-2023"
    assert before("450206100000") is None


def test_the_scopes_plan_and_limits_hold_everywhere(engine):
    chosen = scope(2023, plan_id="taogou-2021", limits=(("inclusion_days", 20),))
    with engine.connect() as connection:
        limits = limits_at(connection, TREE, chosen)("450206100000")
    assert limits.inclusion_days == 20
    assert limits.publicity_kind == "working"


def test_a_plan_that_does_not_exist_is_named(engine):
    with engine.connect() as connection, pytest.raises(PlanError, match="没有“liu”这个工作方案"):
        plan_at(connection, TREE, scope(2023, plan_id="liu"))


def test_the_invented_countys_plan_is_known_in_its_own_database_only(engine):
    with engine.begin() as connection:
        assert "demo-2023" not in known_plans(connection)
        connection.execute(dataset.delete())
        connection.execute(
            insert(dataset).values(county_code="990101000000", is_demonstration=True, version=1)
        )
        assert "demo-2023" in known_plans(connection)


def test_a_line_amended_within_the_year_holds_from_its_day_on(engine, tmp_path, monkeypatch):
    plan = read_plan(plan_file(tmp_path, WHOLE))
    monkeypatch.setattr("queries.plans.load_plans", lambda include_demo: {plan.id: plan})
    asked = Scope("990101000000", date(2024, 12, 31), date(2024, 1, 1))
    with engine.connect() as connection:
        (whole_year,) = rules_by_place(connection, TREE, asked)
        (june,) = rules_by_place(connection, TREE, asked.on(date(2024, 6, 30)))
    until_june = ((date.min, None), (date(2024, 1, 1), 7300))
    assert (june.lines, june.limits.income_line) == (until_june, 7300)
    assert whole_year.lines == (*until_june, (date(2024, 7, 1), 7500))
    assert (whole_year.limits.income_line, whole_year.limits.inclusion_days) == (7500, 10)


def test_a_township_takes_from_its_county_what_its_own_plan_leaves_open(
    engine, tmp_path, monkeypatch
):
    county = read_plan(plan_file(tmp_path, WHOLE.replace("990101000000", LIUJIANG)))
    silent = replace(county, id="silent", region_code="450206100000", lines=(), amendments=())
    plans = {plan.id: plan for plan in (county, silent)}
    monkeypatch.setattr("queries.plans.load_plans", lambda include_demo: plans)
    with engine.connect() as connection:
        limits = limits_at(connection, TREE, scope(2024))("450206100000")
        chosen = limits_at(connection, TREE, scope(2024, plan_id="silent"))("990101000000")
    assert (limits.income_line, limits.publicity_days) == (7500, 5)
    assert limits.origins["income_line"].text.startswith("上级方案《工作方案》")
    assert limits.origins["publicity_days"].text == "方案"
    assert chosen.income_line == 7500  # a chosen plan inherits from those above its own region
