"""Subjects: a monitored household in the last full month, a 预警户 in the last full quarter."""

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, select

from data.models import episodes, household_versions, visits
from queries.dialect import days_between, greatest, least
from queries.parameters import AS_OF, MONTH_AFTER, MONTH_START, QUARTER_AFTER, QUARTER_START
from queries.rules import Shape
from queries.subjects.versions import in_force, seen

IN_THE_HOUSE = "入户"


def visits_of_month(shape: Shape | None = None) -> Subquery:
    """Every household active on each day of the month, as seen on that day, and included by
    its first as is known on D: an export states a month where the ledger has the day. Who
    only called it has not visited it."""
    v, active = household_versions, _active_throughout()
    known = episodes.alias("known")
    is_included_by_then = exists().where(
        known.c.household_id == v.c.household_id,
        seen(known, AS_OF),
        known.c.included_on <= MONTH_START,
    )
    is_visited = and_(_met(MONTH_START, MONTH_AFTER), visits.c.way == IN_THE_HOUSE)
    return (
        _households(is_visited, MONTH_START)
        .join(active, active.c.household_id == v.c.household_id)
        .where(is_included_by_then)
        .subquery("visit")
    )


def contacts_of_quarter(shape: Shape | None = None) -> Subquery:
    """Every household with a 预警户类型; any contact counts, a call as well."""
    return (
        _households(_met(QUARTER_START, QUARTER_AFTER), QUARTER_START)
        .where(household_versions.c.warning_type.is_not(None))
        .subquery("contact")
    )


def _households(is_met: ColumnElement[bool], start: ColumnElement) -> Select:
    """Of households where they live on D; `last_met_on` is of any way, up to D."""
    v = household_versions.c
    last_met_on = (
        select(func.max(visits.c.visited_on))
        .where(visits.c.household_id == v.household_id, visits.c.visited_on <= AS_OF)
        .scalar_subquery()
    )
    return (
        select(
            v.household_id,
            v.village_code.label("region_code"),
            v.warning_type,
            case((exists().where(is_met), True), else_=False).label("is_visited"),
            last_met_on.label("last_met_on"),
        )
        .select_from(household_versions)
        .where(in_force(household_versions, AS_OF))
    )


def _met(start: ColumnElement, after: ColumnElement) -> ColumnElement[bool]:
    """A visit to the household from the first day up to, not on, the day after the last."""
    return and_(
        visits.c.household_id == household_versions.c.household_id,
        visits.c.visited_on >= start,
        visits.c.visited_on < after,
    )


def _active_throughout() -> Subquery:
    """What was seen on the days of the month says `active` on as many of them as it has."""
    e = episodes.c
    overlap = days_between(greatest(e.seen_from, MONTH_START), least(e.seen_to, MONTH_AFTER))
    return (
        select(e.household_id)
        .where(
            e.is_latest,
            e.state == "active",
            e.seen_from < MONTH_AFTER,
            e.seen_to > MONTH_START,
        )
        .group_by(e.household_id)
        .having(func.sum(overlap) == days_between(MONTH_START, MONTH_AFTER))
        .subquery("active_throughout")
    )
