"""Places grouped by what holds there: figures are counted once a group, then added up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import Connection

from data.plans import Limits, Plan, limits_of
from data.regions import RegionTree
from queries.plans import known_plans, plan_at
from queries.scope import Scope

# Income lines, oldest first, each from the first day of a year on; None where the plan of
# that year states none.
Lines = tuple[tuple[date, float | None], ...]


@dataclass(frozen=True)
class Rules:
    """What holds in a place on a day."""

    plan: Plan | None
    limits: Limits
    lines: Lines


Ruled = Mapping[Rules, list[str]]  # codes of places, by the rules that hold there


def rules_by_place(connection: Connection, tree: RegionTree, scope: Scope) -> Ruled:
    """The codes of the scope's region and of all below it, by the rules that hold there.

    Raises PlanError if the scope names a plan that doesn't exist.
    """
    # A day's line is that of the plan of its year; before the first plan there is none.
    first = min(plan.year for plan in known_plans(connection).values())
    days = [date.min, *(date(year, 1, 1) for year in range(first, scope.as_of.year + 1))]
    plans_at = [plan_at(connection, tree, replace(scope, as_of=day)) for day in days]

    @cache
    def rules(*plans: Plan | None) -> Rules:
        limits = [limits_of(plan, scope.limits) for plan in plans]
        lines = zip(days, (limit.income_line for limit in limits), strict=True)
        return Rules(plans[-1], limits[-1], tuple(lines))

    places: dict[Rules, list[str]] = defaultdict(list)
    for code in sorted(tree.within(scope.region_code)):
        places[rules(*(plan_of(code) for plan_of in plans_at))].append(code)
    return dict(places)
