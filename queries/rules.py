"""Which plan and limits hold in which place: its own newest plan's or its nearest ancestor's."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.models import dataset
from data.plans import Limits, LineId, Plan, PlanError, limits_of, load_plans, plan_for
from data.regions import RegionTree
from queries.scope import Scope

# The invented county, the only one for which the demonstration's plan is known.
INVENTED_COUNTY = "990101000000"
FIRST_YEAR = 2014  # before it nobody was registered as poor


@dataclass(frozen=True)
class Rules:
    """What holds in a place on a day. `lines` are the income lines in force from 1 January of
    a year on, oldest first; None where the plan of that year states none.
    """

    plan: Plan | None
    limits: Limits
    lines: tuple[tuple[date, float | None], ...]


def known_plans(connection: Connection) -> dict[str, Plan]:
    """Every plan that this county's figures may be asked with."""
    county = connection.scalar(select(dataset.c.county_code))
    return load_plans(include_demo=county == INVENTED_COUNTY)


def rules_by_place(
    tree: RegionTree, scope: Scope, plans: Mapping[str, Plan]
) -> dict[Rules, list[str]]:
    """The places of the scope, villages and above, by the rules that hold there on its day.

    Raises PlanError for a plan that is not known.
    """
    places: dict[Rules, list[str]] = defaultdict(list)
    for code in sorted(tree.within(scope.region_code)):
        places[rules_at(code, tree, scope, plans)].append(code)
    return dict(places)


def rules_at(code: str, tree: RegionTree, scope: Scope, plans: Mapping[str, Plan]) -> Rules:
    overrides = dict(scope.limits)
    if scope.plan_id is not None:
        if scope.plan_id not in plans:
            raise PlanError(f"没有“{scope.plan_id}”这个方案；可用的有 {'、'.join(sorted(plans))}。")
        plan = plans[scope.plan_id]
        limits = limits_of(plan, overrides)
        return Rules(plan, limits, ((date.min, limits.income_line),))
    plan = plan_for(code, tree.parents, scope.as_of.year, plans)
    limits = limits_of(plan, overrides)
    if "income_line" in overrides:
        return Rules(plan, limits, ((date.min, limits.income_line),))
    return Rules(plan, limits, _lines(code, tree, scope, plans))


def _lines(
    code: str, tree: RegionTree, scope: Scope, plans: Mapping[str, Plan]
) -> tuple[tuple[date, float | None], ...]:
    lines: list[tuple[date, float | None]] = []
    for year in range(FIRST_YEAR, scope.as_of.year + 1):
        plan = plan_for(code, tree.parents, year, plans)
        stated = plan.line(LineId.MONITORING) if plan else None
        below = stated.below if stated else None
        if not lines or lines[-1][1] != below:
            lines.append((date(year, 1, 1), below))
    return tuple(lines)
