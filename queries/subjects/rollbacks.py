"""When a household's elimination was last undone (风险消除回退) in its latest episode."""

from sqlalchemy import CTE, Subquery, and_, func, select

from data.models import eliminations
from queries.parameters import AS_OF
from queries.subjects.versions import seen


def rollbacks_of(play: CTE) -> Subquery:
    """Per household with a rollback seen on D: its last day since the latest inclusion."""
    e = eliminations.c
    return (
        select(e.household_id, func.max(e.rolled_back_on).label("rolled_back_on"))
        .join(
            play,
            and_(play.c.household_id == e.household_id, e.rolled_back_on >= play.c.included_on),
        )
        .where(seen(eliminations, AS_OF))
        .group_by(e.household_id)
        .subquery("rollback")
    )
