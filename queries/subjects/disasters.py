"""Subjects: what disasters did to a place, and the households included soon after them."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)

from data.models import disasters, episodes, household_versions, regions
from queries.dialect import days_between, workdays_between
from queries.parameters import (
    AS_OF,
    AS_OF_END,
    INCLUSION_DAYS,
    INCLUSION_KIND,
    LEVEL,
    PERIOD_START,
    WORKING,
)
from queries.rules import Shape
from queries.scope import Level
from queries.subjects.versions import in_force, seen

WITHIN_DAYS = 90


def disaster_reports(shape: Shape) -> Subquery:
    """The latest report by D of each counted event and place.

    A village's report does not count above the village where its township reported the
    event itself: the township's row wins over the sum of its villages.
    """
    latest, other = _counted("latest"), _counted("other")
    is_overruled = exists().where(
        other.c.event == latest.c.event,
        other.c.region_code == regions.c.parent_code,
        regions.c.code == latest.c.region_code,
        in_force(regions, AS_OF),
    )
    return (
        select(latest.c.event, latest.c.region_code, latest.c.affected_households)
        .where(or_(Level.VILLAGE.value == LEVEL, ~is_overruled))
        .subquery("disaster_report")
    )


def disaster_inclusions(shape: Shape) -> Subquery:
    """One row a household at risk 因自然灾害 with an inclusion that a counted disaster of its
    village or township preceded by at most 90 days: surely, or maybe, its month being known.
    """
    hit = _counted("hit")
    v, village = household_versions, regions.alias("village_region")
    is_after_first = _follows(hit.c.began_on, episodes.c.included_on)
    is_after_last = _follows(hit.c.began_on, episodes.c.included_last)
    return (
        select(
            episodes.c.household_id,
            v.c.village_code.label("region_code"),
            func.min(hit.c.began_on).label("disaster_on"),
            (func.max(_flag(and_(is_after_first, is_after_last))) == 1).label("is_certain"),
        )
        .select_from(episodes)
        .join(v, in_force(v, AS_OF, of=episodes.c.household_id))
        .join(village, and_(village.c.code == v.c.village_code, in_force(village, AS_OF)))
        .join(hit, hit.c.region_code.in_((village.c.code, village.c.parent_code)))
        .where(
            seen(episodes, AS_OF), v.c.risks.has("因自然灾害"), or_(is_after_first, is_after_last)
        )
        .group_by(episodes.c.household_id, v.c.village_code)
        .subquery("disaster_inclusion")
    )


def _counted(name: str) -> Subquery:
    """Latest reports of events begun in the period at least the inclusion limit before D."""
    d = disasters.c
    rank = func.row_number().over(
        partition_by=(d.event, d.region_code), order_by=d.reported_at.desc()
    )
    reports = (
        select(d.event, d.region_code, d.began_on, d.affected_households, rank.label("rank"))
        .where(d.reported_at < AS_OF_END)
        .subquery()
    )
    elapsed = case(
        (INCLUSION_KIND == WORKING, workdays_between(reports.c.began_on, AS_OF)),
        else_=days_between(reports.c.began_on, AS_OF),
    )
    return (
        select(reports)
        .where(
            reports.c.rank == 1,
            reports.c.began_on.between(PERIOD_START, AS_OF),
            elapsed >= INCLUSION_DAYS,
        )
        .subquery(name)
    )


def _follows(began_on: ColumnElement[Any], included: ColumnElement[Any]) -> ColumnElement[bool]:
    return days_between(began_on, included).between(0, WITHIN_DAYS)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
