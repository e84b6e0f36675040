"""Subject: a household whose category changed between exports in the twelve months up to D.

The first category that is ever stated is an inclusion, no change; a category that is taken
away and given back is two. What is stated anew on the same export day is a correction.
"""

from sqlalchemy import CTE, Select, Subquery, case, func, select

from data.models import household_versions
from queries.parameters import AS_OF, YEAR_AGO
from queries.rules import Shape
from queries.subjects.versions import in_force, is_asked

AT_LEAST = 2  # changes


def category_changes() -> CTE:
    """One row a change of category: household, day of the export, the category left and taken."""
    v = household_versions.c
    before = {"partition_by": v.household_id, "order_by": v.valid_from}
    steps = (
        select(
            v.household_id,
            v.valid_from,
            v.monitored_category,
            func.lag(v.monitored_category).over(**before).label("left"),
            func.count(v.monitored_category).over(**before, rows=(None, -1)).label("stated"),
        )
        .where(
            v.valid_from <= AS_OF, v.household_id.in_(_changed_lately()), is_asked(v.household_id)
        )
        .subquery()
    )
    return (
        select(steps)
        .where(
            steps.c.stated > 0,
            steps.c.left.is_distinct_from(steps.c.monitored_category),
            steps.c.valid_from > YEAR_AGO,
        )
        .cte("changed")
    )


def _changed_lately() -> Select[tuple[int]]:
    """Households of which an export of the twelve months said something new: few of all."""
    v = household_versions.c
    return select(v.household_id).where(v.valid_from > YEAR_AGO, v.valid_from <= AS_OF)


def flipped_households(shape: Shape) -> Subquery:
    """One row a household with a change: how many, the day of the AT_LEASTth and of the last."""
    changed, v = category_changes(), household_versions.c
    number = func.row_number().over(
        partition_by=changed.c.household_id, order_by=changed.c.valid_from
    )
    numbered = select(changed, number.label("number")).subquery("numbered")
    n = numbered.c
    return (
        select(
            n.household_id,
            v.village_code.label("region_code"),
            func.count().label("category_changes"),
            func.max(case((n.number == AT_LEAST, n.valid_from))).label("flipped_on"),
            func.max(n.valid_from).label("last_change_on"),
        )
        .select_from(numbered)
        .join(household_versions, in_force(household_versions, AS_OF, of=n.household_id))
        .group_by(n.household_id, v.village_code)
        .subquery("flipped")
    )
