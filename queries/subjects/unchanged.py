"""Subject: a monitored household whose help is of the kinds it was before its inclusion."""

from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, or_, select, type_coerce

from data.models import episodes, household_versions, measures
from data.types import WordSet
from queries.dialect import days_between
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.versions import in_force, seen


def unchanged_households(shape: Shape) -> Subquery:
    """One row a household in whose ledger the categories in force on the day before its latest
    inclusion, at least one, are those in force on D. Of an inclusion known to the month that
    must be so for its first and for its last day. `categories` is a set.
    """
    by_category = _by_category()
    c = by_category.c
    v = household_versions.c
    return (
        select(
            c.household_id,
            v.village_code.label("region_code"),
            c.included_on,
            c.included_last,
            type_coerce(func.aggregate_strings(c.measure_category, "|"), WordSet).label(
                "categories"
            ),
        )
        .select_from(by_category)
        .join(household_versions, in_force(household_versions, AS_OF, of=c.household_id))
        .where(or_(c.now == 1, c.before_first == 1, c.before_last == 1))
        .group_by(c.household_id, v.village_code, c.included_on, c.included_last)
        .having(func.min(c.now) == 1, func.min(c.before_first) == 1, func.min(c.before_last) == 1)
        .subquery("unchanged")
    )


def _by_category() -> Subquery:
    """One row a household and category of its ledger: in force (1) or not (0) when."""
    m, e = measures.c, episodes.c
    return (
        select(
            m.household_id,
            m.measure_category,
            e.included_on,
            e.included_last,
            _any(or_(m.ended_on.is_(None), m.ended_on >= AS_OF)).label("now"),
            _any(_in_force_before(e.included_on)).label("before_first"),
            _any(_in_force_before(e.included_last)).label("before_last"),
        )
        .join(
            episodes,
            and_(
                e.household_id == m.household_id,
                e.is_latest,
                seen(episodes, AS_OF),
                e.state.in_(("active", "eliminated")),
            ),
        )
        .where(m.begun_on <= AS_OF)
        .group_by(m.household_id, m.measure_category, e.included_on, e.included_last)
        .subquery("by_category")
    )


def _in_force_before(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """On the day before: begun before `day`, and not ended before the eve."""
    m = measures.c
    return and_(m.begun_on < day, or_(m.ended_on.is_(None), days_between(m.ended_on, day) <= 1))


def _any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))
