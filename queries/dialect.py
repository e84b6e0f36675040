"""The only SQL that is spelt differently per database.

Dates are never subtracted or shifted by the operators of SQL: on SQLite a date is text and
both silently give 0. Every construct takes date expressions and gives NULL for NULL.
"""

from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, case, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from data.models import calendar_days


class days_between(FunctionElement[int]):
    """Days from the first date to the second; negative if the second is earlier."""

    type = Integer()
    inherit_cache = True


@compiles(days_between, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    start, end = _parts(element, compiler, kw)
    return f"CAST(julianday({end}) - julianday({start}) AS INTEGER)"


@compiles(days_between, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    start, end = _parts(element, compiler, kw)
    return f"(CAST({end} AS DATE) - CAST({start} AS DATE))"


class months_between(FunctionElement[int]):
    """Calendar months from the first date's month to the second's, days left aside."""

    type = Integer()
    inherit_cache = True


@compiles(months_between, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    start, end = (
        f"(CAST(strftime('%Y', {part}) AS INTEGER) * 12 + CAST(strftime('%m', {part}) AS INTEGER))"
        for part in _parts(element, compiler, kw)
    )
    return f"({end} - {start})"


@compiles(months_between, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    start, end = (
        f"CAST(EXTRACT(YEAR FROM CAST({part} AS DATE)) * 12"
        f" + EXTRACT(MONTH FROM CAST({part} AS DATE)) AS INTEGER)"
        for part in _parts(element, compiler, kw)
    )
    return f"({end} - {start})"


class add_months(FunctionElement[Any]):
    """A date moved by whole months; the month's last day where the day is missing there."""

    type = Date()
    inherit_cache = True


@compiles(add_months, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    day, months = _parts(element, compiler, kw)
    # SQLite moves 31 August by six months to 2 March; the smaller of the two is clamped.
    moved = f"date({day}, printf('%+d months', {months}))"
    last = f"date({day}, 'start of month', printf('%+d months', {months} + 1), '-1 day')"
    return f"min({moved}, {last})"


@compiles(add_months, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    day, months = _parts(element, compiler, kw)
    return f"CAST(CAST({day} AS DATE) + make_interval(months => CAST({months} AS INTEGER)) AS DATE)"


class last_day_of_month(FunctionElement[Any]):
    type = Date()
    inherit_cache = True


@compiles(last_day_of_month, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    (day,) = _parts(element, compiler, kw)
    return f"date({day}, 'start of month', '+1 month', '-1 day')"


@compiles(last_day_of_month, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    (day,) = _parts(element, compiler, kw)
    return f"CAST(date_trunc('month', CAST({day} AS DATE)) + interval '1 month - 1 day' AS DATE)"


class _Extreme(FunctionElement[Any]):
    inherit_cache = True

    def __init__(self, *clauses: ColumnElement[Any]) -> None:
        super().__init__(*clauses)
        self.type = list(self.clauses)[0].type


class greatest(_Extreme):
    """The largest of the arguments that are not NULL; NULL if all are."""

    inherit_cache = True


class least(_Extreme):
    """The smallest of the arguments that are not NULL; NULL if all are."""

    inherit_cache = True


@compiles(greatest, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"max({_without_nulls(_parts(element, compiler, kw))})"


@compiles(least, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"min({_without_nulls(_parts(element, compiler, kw))})"


@compiles(greatest, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"greatest({', '.join(_parts(element, compiler, kw))})"


@compiles(least, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"least({', '.join(_parts(element, compiler, kw))})"


def workdays_between(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    """Working days after `start` up to and with `end`, by the table of calendar days."""
    return _workdays_through(end) - _workdays_through(start)


def workdays_spanned(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    """Working days from `start` to `end`, both ends counted."""
    begun = calendar_days.alias()
    is_workday = select(begun.c.is_workday).where(begun.c.day == start).scalar_subquery()
    return workdays_between(start, end) + case((is_workday, 1), else_=0)


def _workdays_through(day: ColumnElement[Any]) -> ColumnElement[int]:
    through = calendar_days.alias()
    return select(through.c.workdays_through).where(through.c.day == day).scalar_subquery()


def _parts(element: Any, compiler: Any, kw: dict[str, Any]) -> list[str]:
    return [compiler.process(clause, **kw) for clause in element.clauses]


def _without_nulls(parts: list[str]) -> str:
    """SQLite's scalar max() is NULL as soon as one argument is: each falls back on the others."""
    turned = [parts[n:] + parts[:n] for n in range(len(parts))]
    return ", ".join(f"coalesce({', '.join(turn)})" for turn in turned)
