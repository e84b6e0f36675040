"""Which plan, and so which limits, hold at a place on a day."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, select

from data.models import dataset
from data.plans import Limits, Plan, PlanError, limits_of, load_plans, plans_for
from data.regions import RegionTree
from queries.scope import Scope

INVENTED_COUNTY = "990101000000"


def known_plans(connection: Connection) -> dict[str, Plan]:
    """Every plan by id; that of the invented county only in its own database."""
    county = connection.scalar(select(dataset.c.county_code))
    return load_plans(include_demo=county == INVENTED_COUNTY)


def plans_at(
    connection: Connection, tree: RegionTree, scope: Scope
) -> Callable[[str], tuple[Plan, ...]]:
    """Region code → the plan in force there, then those of the regions above it, from which it
    inherits; nothing where there is none. The scope's plan inherits from those above its own
    region. Raises `PlanError` if the scope names a plan that doesn't exist.
    """
    plans, year = known_plans(connection), scope.as_of.year
    if scope.plan_id is not None:
        chosen = _named(scope.plan_id, plans)
        above = plans_for(tree.parents.get(chosen.region_code), tree.parents, year, plans)
        return lambda region_code: (chosen, *above)
    return cache(lambda region_code: plans_for(region_code, tree.parents, year, plans))


def plan_at(connection: Connection, tree: RegionTree, scope: Scope) -> Callable[[str], Plan | None]:
    """Region code → the plan in force there: the scope's, else the newest of the region or of
    its nearest ancestor with a year not after D's. None where there is no plan.
    Raises `PlanError` if the scope names a plan that doesn't exist.
    """
    plans_of = plans_at(connection, tree, scope)
    return lambda region_code: next(iter(plans_of(region_code)), None)


def limits_at(connection: Connection, tree: RegionTree, scope: Scope) -> Callable[[str], Limits]:
    """Region code → the limits in force there on D, the scope's own on top."""
    plans_of = plans_at(connection, tree, scope)
    return cache(lambda code: limits_under(plans_of(code), scope))


def limits_under(plans: Sequence[Plan], scope: Scope) -> Limits:
    """The limits on D under a plan and those above it, nearest first."""
    plan = plans[0] if plans else None
    return limits_of(plan, scope.limits, plans[1:], scope.as_of)


def _named(plan_id: str, plans: Mapping[str, Plan]) -> Plan:
    if plan_id not in plans:
        raise PlanError(f"没有“{plan_id}”这个工作方案；可用的有 {'、'.join(sorted(plans))}。")
    return plans[plan_id]
