"""Every plan that the database knows of."""

from sqlalchemy import Connection

from data.plans import Plan
from data.regions import RegionTree
from queries.plans import known_plans


def known_plan_list(connection: Connection, tree: RegionTree) -> list[tuple[Plan, str]]:
    """Every plan and the name of its region, blank where the region list has none of that code;
    newest first."""
    plans = sorted(known_plans(connection).values(), key=lambda plan: (-plan.year, plan.id))
    regions = tree.by_code
    return [
        (plan, regions[plan.region_code].name if plan.region_code in regions else "")
        for plan in plans
    ]
