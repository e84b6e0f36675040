"""The persons living in a household on D, and whether one of them can work."""

from sqlalchemy import CTE, Subquery, and_, case, func, select

from data.models import person_versions
from queries.parameters import AS_OF
from queries.subjects.versions import in_force

ABLE = ("普通劳动力", "技能劳动力", "弱劳动力或半劳动力")


def members_of(play: CTE) -> Subquery:
    """Per household: persons, those able to work, those whose 劳动技能 is stated."""
    p = person_versions
    return (
        select(
            p.c.household_id,
            func.count().label("persons"),
            func.sum(case((p.c.labour.in_(ABLE), 1), else_=0)).label("able"),
            func.count(p.c.labour).label("stated"),
        )
        .join(play, and_(play.c.household_id == p.c.household_id))
        .where(in_force(p, AS_OF))
        .group_by(p.c.household_id)
        .subquery("members")
    )
