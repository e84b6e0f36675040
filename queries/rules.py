"""Places grouped by what holds there: figures are counted once a group, then added up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from sqlalchemy import Connection

from data.plans import Limits, Plan
from data.regions import RegionTree
from queries.plans import known_plans, limits_under, plans_at
from queries.scope import Scope
from queries.triggers import Slots, slots_of

# Income lines, oldest first, each from a day on; None where no plan of that day states one.
Lines = tuple[tuple[date, float | None], ...]


@dataclass(frozen=True)
class Shape:
    """What of the rules stands in the text of a statement; everything else is bound to it."""

    lines: Lines
    triggers: Slots = ()


@dataclass(frozen=True)
class Rules:
    """What holds in a place on a day."""

    plan: Plan | None
    limits: Limits
    lines: Lines

    @cached_property
    def shape(self) -> Shape:
        return Shape(self.lines, slots_of(self.plan) if self.plan else ())


Ruled = Mapping[Rules, list[str]]  # codes of places, by the rules that hold there


def rules_by_place(connection: Connection, tree: RegionTree, scope: Scope) -> Ruled:
    """The codes of the scope's region and of all below it, by the rules that hold there.

    Raises PlanError if the scope names a plan that doesn't exist.
    """
    days = _days_of_change(known_plans(connection).values(), scope.as_of)
    scopes = [replace(scope, as_of=day) for day in days]
    plans_on = [plans_at(connection, tree, earlier) for earlier in (*scopes, scope)]

    @cache
    def rules(*plans: tuple[Plan, ...]) -> Rules:
        *before, now = plans
        limits = map(limits_under, before, scopes)
        lines = zip(days, (limit.income_line for limit in limits), strict=True)
        return Rules(now[0] if now else None, limits_under(now, scope), tuple(lines))

    places: dict[Rules, list[str]] = defaultdict(list)
    for code in sorted(tree.within(scope.region_code)):
        places[rules(*(plans_of(code) for plans_of in plans_on))].append(code)
    return dict(places)


def _days_of_change(plans: Iterable[Plan], as_of: date) -> list[date]:
    """Days up to D from which on another line may hold, oldest first. A day's line is that of
    the plan of its year, as amended by then; before the first plan there is none."""
    plans = list(plans)
    first = min((plan.year for plan in plans), default=as_of.year)
    new_year = [date(year, 1, 1) for year in range(first, as_of.year + 1)]
    amended = [change.effective_from for plan in plans for change in plan.amendments]
    return [date.min, *sorted({day for day in (*new_year, *amended) if day <= as_of})]
