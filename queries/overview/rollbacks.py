"""Eliminations taken back in a period: 户 and 人."""

from sqlalchemy import Connection, func, select

from data.models import eliminations, household_versions, person_versions
from data.regions import RegionTree
from queries.scope import Scope
from queries.subjects.versions import in_force, seen


def rollbacks(connection: Connection, tree: RegionTree, scope: Scope) -> dict[str, int]:
    """Households of which an elimination was rolled back in the period, and who lives in them.

    Keys households and persons; a household counts once however often.
    """
    as_of = scope.as_of
    e, h, p = eliminations.c, household_versions.c, person_versions.c
    members = (
        select(func.count())
        .where(p.household_id == e.household_id, p.valid_from <= as_of, as_of < p.valid_to)
        .correlate(eliminations)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(e.household_id, h.village_code, members.label("members"))
        .join(household_versions, h.household_id == e.household_id)
        .where(
            seen(eliminations, as_of),
            in_force(household_versions, as_of),
            e.rolled_back_on.between(scope.period_start, as_of),
        )
        .distinct()
    )
    within = tree.within(scope.region_code)
    counted = [row.members for row in rows if row.village_code in within]
    return {"households": len(counted), "persons": sum(counted)}
