"""Which version of a record counts on a day."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_


def in_force(versions: FromClause, day: ColumnElement[Any] | date) -> ColumnElement[bool]:
    """What an export stated without a day: `valid_from <= D < valid_to`."""
    return and_(versions.c.valid_from <= day, versions.c.valid_to > day)


def seen(derived: FromClause, day: ColumnElement[Any] | date) -> ColumnElement[bool]:
    """What is known of an episode or elimination on a day: `seen_from <= D < seen_to`."""
    return and_(derived.c.seen_from <= day, derived.c.seen_to > day)
