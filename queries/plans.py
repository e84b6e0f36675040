"""Which plan, and so which limits, hold at a place on a day."""

from collections.abc import Callable, Mapping
from functools import cache

from sqlalchemy import Connection, select

from data.models import dataset
from data.plans import Limits, Plan, PlanError, limits_of, load_plans, plan_for
from data.regions import RegionTree
from queries.scope import Scope

INVENTED_COUNTY = "990101000000"


def known_plans(connection: Connection) -> dict[str, Plan]:
    """Every plan by id; that of the invented county only in its own database."""
    county = connection.scalar(select(dataset.c.county_code))
    return load_plans(include_demo=county == INVENTED_COUNTY)


def plan_at(connection: Connection, tree: RegionTree, scope: Scope) -> Callable[[str], Plan | None]:
    """Region code → the plan in force there: the scope's, else the newest of the region or of
    its nearest ancestor with a year not after D's. None where there is no plan.
    Raises `PlanError` if the scope names a plan that doesn't exist.
    """
    plans = known_plans(connection)
    if scope.plan_id is not None:
        chosen = _named(scope.plan_id, plans)
        return lambda region_code: chosen
    return cache(lambda region_code: plan_for(region_code, tree.parents, scope.as_of.year, plans))


def limits_at(connection: Connection, tree: RegionTree, scope: Scope) -> Callable[[str], Limits]:
    """Region code → the limits in force there, the scope's own on top."""
    plan_of = plan_at(connection, tree, scope)
    return cache(lambda region_code: limits_of(plan_of(region_code), scope.limits))


def _named(plan_id: str, plans: Mapping[str, Plan]) -> Plan:
    if plan_id not in plans:
        raise PlanError(f"没有“{plan_id}”这个工作方案；可用的有 {'、'.join(sorted(plans))}。")
    return plans[plan_id]
