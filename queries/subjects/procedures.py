"""Subject: a procedure as of D, in the village where its household lives."""

from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, exists, func, or_, select

from data.layouts.procedures import STAGE_DAYS
from data.models import household_versions, procedures
from queries.dialect import days_between, greatest, workdays_between, workdays_spanned
from queries.parameters import (
    AS_OF,
    INCLUSION_KIND,
    PUBLICITY_KIND,
    RESTART_DAYS,
    WORKING,
)
from queries.rules import Shape
from queries.subjects.versions import by_day, in_force


def procedures_on_day(shape: Shape) -> Subquery:
    """Every procedure begun or ended by D. Days after D are blank; ended after D is 在办."""
    p = procedures.c
    approved, ended = by_day(p.county_approval_on), by_day(p.ended_on)
    publicity_from, publicity_to = by_day(p.publicity_from_on), by_day(p.publicity_to_on)
    latest_stage = greatest(*(by_day(p[stage]) for stage in STAGE_DAYS))
    return (
        select(
            p.household_id,
            p.procedure_no,
            household_versions.c.village_code.label("region_code"),
            p.procedure_type,
            p.clue_on,
            p.village_opinion,
            p.township_opinion,
            by_day(p.verified_on).label("verified_on"),
            by_day(p.village_review_on).label("village_review_on"),
            by_day(p.township_review_on).label("township_review_on"),
            publicity_from.label("publicity_from_on"),
            publicity_to.label("publicity_to_on"),
            approved.label("county_approval_on"),
            by_day(p.entered_on).label("entered_on"),
            ended.label("ended_on"),
            case((p.ended_on <= AS_OF, p.status), else_="在办").label("status"),
            (func.coalesce(func.trim(p.refusal_reason), "") != "").label("has_reason"),
            _elapsed(p.clue_on, AS_OF).label("days_open"),
            _elapsed(p.clue_on, approved).label("days_to_approval"),
            _publicity_days(publicity_from, publicity_to).label("publicity_days_held"),
            latest_stage.label("latest_stage_on"),
            _elapsed(latest_stage, AS_OF).label("days_since_stage"),
            exists().where(*_restarts()).label("is_restart"),
            _ended_before().label("earlier_ended_on"),
        )
        .join(household_versions, in_force(household_versions, AS_OF, of=p.household_id))
        .where(or_(p.clue_on <= AS_OF, p.ended_on <= AS_OF))
        .subquery("procedure")
    )


def _elapsed(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    """Days gone by in the kind of days in which the plan counts the inclusion limit."""
    return case(
        (INCLUSION_KIND == WORKING, workdays_between(start, end)), else_=days_between(start, end)
    )


def _publicity_days(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    """Days of 公示, both ends counted; NULL where a day is missing."""
    return case(
        (PUBLICITY_KIND == WORKING, workdays_spanned(start, end)),
        else_=days_between(start, end) + 1,
    )


EARLIER = procedures.alias("earlier")


def _restarts() -> tuple[ColumnElement[bool], ...]:
    """An earlier 纳入 of the household ended 暂不纳入 or 终止 shortly before this one's clue."""
    p, earlier = procedures.c, EARLIER.c
    return (
        earlier.household_id == p.household_id,
        earlier.procedure_type == "纳入",
        earlier.status.in_(("暂不纳入", "终止")),
        or_(
            earlier.clue_on < p.clue_on,
            and_(earlier.clue_on == p.clue_on, earlier.procedure_no < p.procedure_no),
        ),
        days_between(earlier.ended_on, p.clue_on).between(0, RESTART_DAYS),
    )


def _ended_before() -> ColumnElement[Any]:
    """When the last 纳入 ended that this one takes up again; NULL where it is no restart."""
    return select(func.max(EARLIER.c.ended_on)).where(*_restarts()).scalar_subquery()


def was_proposed(
    household_id: ColumnElement[int], *conditions: ColumnElement[bool]
) -> ColumnElement[bool]:
    """A 纳入 of the household was begun by D, of which the conditions hold."""
    p = procedures.c
    return exists().where(
        p.household_id == household_id,
        p.procedure_type == "纳入",
        p.clue_on <= AS_OF,
        *conditions,
    )
