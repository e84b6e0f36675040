"""How many a spot check must at least look at: the plan's own word, else this system's."""

from collections.abc import Iterable

from sqlalchemy import Connection

from data.plans import PlanError
from data.plans.inheritance import Source, sources_on
from data.regions import RegionTree
from queries.plans import plans_at
from queries.scope import Scope
from queries.spot_checks.frame import Quota


def quota_at(connection: Connection, tree: RegionTree, scope: Scope) -> Quota:
    """What the plan in force in the scope's region asks for, or the nearest above it that
    states a number. Raises PlanError if the scope names a plan that doesn't exist."""
    plans = plans_at(connection, tree, scope)(scope.region_code)
    sources = sources_on(scope.as_of, next(iter(plans), None), plans[1:])
    villages, households = (int(_most(sources, name)) for name in ("villages", "households"))
    return Quota(villages, households, _most(sources, "sentinel"))


def _most(sources: Iterable[Source], name: str) -> float:
    """Of several checks of one plan the one that asks most: it satisfies each."""
    for source in reversed(tuple(sources)):
        checks = source.says.spot_checks
        if stated := [number for check in checks if (number := getattr(check, name))]:
            return max(stated)
    raise PlanError(f"national.toml 没有 spot_checks {name} 的默认值。")
