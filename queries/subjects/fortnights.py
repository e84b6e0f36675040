"""Subject: a village with its eliminations of the period and the busiest 14 days of them."""

from sqlalchemy import CTE, Subquery, and_, case, func, select

from data.models import episodes, household_versions
from queries.dialect import days_between
from queries.parameters import AS_OF, PERIOD_START
from queries.rules import Rules
from queries.subjects.versions import in_force, seen

DAYS = 14
FEWEST = 5  # below it a village has no concentration


def busiest_fortnights(rules: Rules) -> Subquery:
    """Per village: `eliminations` and `busiest`, 0 for a village with fewer than FEWEST;
    `month_only`, the eliminations known to the month, which no 14 days can hold.
    """
    days = _days()
    busiest = _busiest(days)
    total = func.sum(case((days.c.is_day, days.c.eliminated), else_=0))
    is_enough = total >= FEWEST
    return (
        select(
            days.c.region_code,
            case((is_enough, total), else_=0).label("eliminations"),
            case((is_enough, func.max(busiest.c.eliminated)), else_=0).label("busiest"),
            func.sum(case((days.c.is_day, 0), else_=days.c.eliminated)).label("month_only"),
        )
        .select_from(days)
        .outerjoin(busiest, busiest.c.region_code == days.c.region_code)
        .group_by(days.c.region_code)
        .subquery("fortnight")
    )


def _days() -> CTE:
    """Eliminations of the period by village and day."""
    e, v = episodes.c, household_versions.c
    is_day = e.eliminated_on == e.eliminated_last
    return (
        select(
            v.village_code.label("region_code"),
            e.eliminated_on,
            case((is_day, True), else_=False).label("is_day"),
            func.count().label("eliminated"),
        )
        .select_from(episodes)
        .join(
            household_versions,
            and_(v.household_id == e.household_id, in_force(household_versions, AS_OF)),
        )
        .where(
            seen(episodes, AS_OF),
            e.is_latest,
            e.state == "eliminated",
            e.eliminated_on.between(PERIOD_START, AS_OF),
        )
        .group_by("region_code", e.eliminated_on, "is_day")
        .cte("elimination_days")
    )


def _busiest(days: CTE) -> Subquery:
    """Per village the most eliminations in any 14 days, which begin on one of their days."""
    first, other = days.alias("first"), days.alias("other")
    windows = (
        select(first.c.region_code, func.sum(other.c.eliminated).label("eliminated"))
        .join(
            other,
            and_(
                other.c.region_code == first.c.region_code,
                days_between(first.c.eliminated_on, other.c.eliminated_on).between(0, DAYS - 1),
            ),
        )
        .where(first.c.is_day, other.c.is_day)
        .group_by(first.c.region_code, first.c.eliminated_on)
        .subquery("windows")
    )
    return (
        select(windows.c.region_code, func.max(windows.c.eliminated).label("eliminated"))
        .group_by(windows.c.region_code)
        .subquery("busiest")
    )
