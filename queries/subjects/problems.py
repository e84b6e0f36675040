"""Subjects: a problem of a household (G1) or of an area (G2) found by D."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Subquery,
    Table,
    and_,
    case,
    func,
    null,
    or_,
    select,
)

from data.models import area_problems, household_problems, household_versions, households
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.rectification import Rectification
from queries.subjects.versions import in_force


def household_problems_on_day(shape: Shape | None = None) -> Subquery:
    """Where its household lives on D; of one told by its head's name only, where the row says.

    `household_id` is NULL of the latter.
    """
    p, v = household_problems, household_versions
    rectified = Rectification(p)
    return (
        select(
            households.c.id.label("household_id"),
            func.coalesce(v.c.village_code, p.c.region_code).label("region_code"),
            p.c.household_no,
            p.c.head_name,
            p.c.household_type,
            *_progress(p, rectified),
        )
        .select_from(rectified.joined())
        .outerjoin(households, households.c.household_no == p.c.household_no)
        .outerjoin(v, in_force(v, AS_OF, of=households.c.id))
        .where(_is_found(p))
        .subquery("household_problem")
    )


def area_problems_on_day(shape: Shape | None = None) -> Subquery:
    """In the place of its level: of the county, a township or a village."""
    a = area_problems
    rectified = Rectification(a)
    return (
        select(a.c.region_code, a.c.level, *_progress(a, rectified))
        .select_from(rectified.joined())
        .where(_is_found(a))
        .subquery("area_problem")
    )


def _is_found(problems: FromClause) -> ColumnElement[bool]:
    """One without 发现日期 is older than any period."""
    found_on = problems.c.found_on
    return or_(found_on.is_(None), found_on <= AS_OF)


def _progress(problems: Table, rectified: Rectification) -> list[ColumnElement[Any]]:
    """What it is, whose it is, and how far. Without 整改时限 a problem is never overdue."""
    p = problems.c
    done_on, due_on = rectified.done_on, rectified.due_on
    is_open = done_on.is_(None)
    return [
        p.id.label("problem_id"),
        p.problem,
        p.problem_no,
        p.problem_type,
        p.content,
        p.remedy,
        p.responsible_unit,
        p.responsible_person,
        p.found_by,
        p.found_on,
        p.reviewer,
        p.reviewed_on,
        due_on.label("due_on"),
        # What is said of a rectification is known from its day on.
        case((p.done_on > AS_OF, null()), else_=p.result).label("result"),
        done_on.label("done_on"),
        case((is_open, False), else_=True).label("is_done"),
        case((and_(is_open, due_on < AS_OF), True), else_=False).label("is_overdue"),
    ]
