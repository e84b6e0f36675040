"""The work plans in force in a place and in those below it."""

from sqlalchemy import Connection

from data.plans import Plan
from data.regions import regions_on
from queries.plans import plan_at
from queries.scope import Scope


def plans_within(connection: Connection, scope: Scope) -> list[Plan]:
    """Each plan once, that of the scope's own place first, then by region code."""
    tree = regions_on(connection, scope.as_of)
    plan_of = plan_at(connection, tree, scope)
    codes = sorted(
        tree.within(scope.region_code), key=lambda code: (code != scope.region_code, code)
    )
    found: dict[str, Plan] = {}
    for code in codes:
        if plan := plan_of(code):
            found.setdefault(plan.id, plan)
    return list(found.values())
