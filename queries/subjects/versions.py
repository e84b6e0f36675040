"""What of a record counts on a day: which version, which of its days; and of which household."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, or_

from queries.parameters import AS_OF, HOUSEHOLD


def in_force(
    versions: FromClause,
    day: ColumnElement[Any] | date,
    of: ColumnElement[int] | int | None = None,
) -> ColumnElement[bool]:
    """What an export stated without a day: `valid_from <= D < valid_to`; of one household."""
    on_day = and_(versions.c.valid_from <= day, versions.c.valid_to > day)
    return on_day if of is None else and_(versions.c.household_id == of, on_day)


def seen(derived: FromClause, day: ColumnElement[Any] | date) -> ColumnElement[bool]:
    """What is known of an episode or elimination on a day: `seen_from <= D < seen_to`."""
    return and_(derived.c.seen_from <= day, derived.c.seen_to > day)


def by_day(dated: ColumnElement[Any], day: ColumnElement[Any] | date = AS_OF) -> ColumnElement[Any]:
    """A ledger's own day as known on D: blank while it lies after."""
    return case((dated <= day, dated))


def is_asked(household_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Of the one household that is asked about, or of any. Where a subject sorts or groups,
    it says so itself: no database finds that out from a condition on its result."""
    return or_(HOUSEHOLD.is_(None), household_id == HOUSEHOLD)
