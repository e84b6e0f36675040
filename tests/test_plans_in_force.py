"""Which plan and limits hold where, by day, by the scope's choice and in the invented county."""

from datetime import date

import pytest
from sqlalchemy import insert

from data.models import dataset
from data.plans import PlanError
from data.regions import Region, RegionTree
from queries.plans import known_plans, limits_at, plan_at
from queries.scope import Scope

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
