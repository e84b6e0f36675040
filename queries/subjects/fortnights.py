"""Subject: a household eliminated in the period, and its village's busiest 14 days of them."""

from sqlalchemy import CTE, Subquery, and_, case, func, select

from data.models import episodes, household_versions
from queries.dialect import days_between
from queries.parameters import AS_OF, PERIOD_START
from queries.rules import Shape
from queries.subjects.versions import in_force, seen

DAYS = 14
FEWEST = 5  # below it a village has no concentration


def eliminations_by_fortnight(shape: Shape) -> Subquery:
    """`is_counted`: in a village with at least FEWEST dated eliminations; `is_busiest`: and on
    one of its busiest 14 days, the earliest such; `is_month_only`: no 14 days can hold it.
    """
    rows = _eliminated()
    busiest = _busiest(rows)
    is_counted = and_(rows.c.is_day, busiest.c.total >= FEWEST)
    within = days_between(busiest.c.begins_on, rows.c.eliminated_on).between(0, DAYS - 1)
    return (
        select(
            rows.c.household_id,
            rows.c.region_code,
            rows.c.eliminated_on,
            rows.c.eliminated_last,
            busiest.c.begins_on.label("busiest_from_on"),
            busiest.c.total.label("village_eliminated"),
            busiest.c.eliminated.label("busiest_eliminated"),
            case((is_counted, True), else_=False).label("is_counted"),
            case((and_(is_counted, within), True), else_=False).label("is_busiest"),
            (~rows.c.is_day).label("is_month_only"),
        )
        .select_from(rows)
        .outerjoin(busiest, busiest.c.region_code == rows.c.region_code)
        .subquery("fortnight")
    )


def _eliminated() -> CTE:
    e, v = episodes.c, household_versions.c
    return (
        select(
            e.household_id,
            v.village_code.label("region_code"),
            e.eliminated_on,
            e.eliminated_last,
            (e.eliminated_on == e.eliminated_last).label("is_day"),
        )
        .select_from(episodes)
        .join(household_versions, in_force(household_versions, AS_OF, of=e.household_id))
        .where(
            seen(episodes, AS_OF),
            e.is_latest,
            e.state == "eliminated",
            e.eliminated_on.between(PERIOD_START, AS_OF),
        )
        .cte("eliminated")
    )


def _busiest(rows: CTE) -> Subquery:
    """Per village its dated eliminations, and where its busiest 14 days begin."""
    days = (
        select(rows.c.region_code, rows.c.eliminated_on, func.count().label("eliminated"))
        .where(rows.c.is_day)
        .group_by(rows.c.region_code, rows.c.eliminated_on)
        .cte("elimination_days")
    )
    first, other = days.alias("first"), days.alias("other")
    windows = (
        select(
            first.c.region_code,
            first.c.eliminated_on.label("begins_on"),
            func.sum(other.c.eliminated).label("eliminated"),
        )
        .join(
            other,
            and_(
                other.c.region_code == first.c.region_code,
                days_between(first.c.eliminated_on, other.c.eliminated_on).between(0, DAYS - 1),
            ),
        )
        .group_by(first.c.region_code, first.c.eliminated_on)
        .subquery("windows")
    )
    order = windows.c.eliminated.desc(), windows.c.begins_on
    ranked = select(
        windows.c.region_code,
        windows.c.begins_on,
        windows.c.eliminated,
        func.row_number().over(partition_by=windows.c.region_code, order_by=order).label("rank"),
    ).subquery("ranked")
    totals = (
        select(days.c.region_code, func.sum(days.c.eliminated).label("total"))
        .group_by(days.c.region_code)
        .subquery("totals")
    )
    return (
        select(ranked.c.region_code, ranked.c.begins_on, ranked.c.eliminated, totals.c.total)
        .join(totals, totals.c.region_code == ranked.c.region_code)
        .where(ranked.c.rank == 1)
        .subquery("busiest")
    )
