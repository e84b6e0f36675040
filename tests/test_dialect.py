"""Dates reckoned by the database, the same on each."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Date, Engine, Integer, bindparam, literal, null, select

from queries.calendar import months_later
from queries.dialect import (
    add_months,
    days_between,
    greatest,
    last_day_of_month,
    least,
    months_between,
    workdays_between,
    workdays_spanned,
)


def day(text: str) -> Any:
    return bindparam(None, date.fromisoformat(text), type_=Date)


def answer(engine: Engine, expression: Any) -> Any:
    with engine.connect() as connection:
        return connection.scalar(select(expression))


@pytest.mark.parametrize(
    ("start", "end", "days", "months"),
    [
        ("2023-09-15", "2023-09-15", 0, 0),
        ("2023-09-15", "2023-09-30", 15, 0),
        ("2023-12-31", "2024-01-01", 1, 1),
        ("2024-02-28", "2024-03-01", 2, 1),
        ("2023-03-01", "2022-12-31", -60, -3),
    ],
)
def test_between(engine: Engine, start: str, end: str, days: int, months: int) -> None:
    assert answer(engine, days_between(day(start), day(end))) == days
    assert answer(engine, months_between(day(start), day(end))) == months


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2023-08-31", 6, "2024-02-29"),
        ("2022-08-31", 6, "2023-02-28"),
        ("2023-08-30", 6, "2024-02-29"),
        ("2023-08-28", 6, "2024-02-28"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-03-31", -1, "2023-02-28"),
        ("2023-03-15", 0, "2023-03-15"),
    ],
)
def test_months_end_where_the_day_is_missing(
    engine: Engine, start: str, months: int, end: str
) -> None:
    expected = date.fromisoformat(end)
    moved = add_months(day(start), bindparam(None, months, type_=Integer))
    assert answer(engine, moved) == expected
    assert months_later(date.fromisoformat(start), months) == expected


def test_the_last_day_of_a_month(engine: Engine) -> None:
    assert answer(engine, last_day_of_month(day("2024-02-10"))) == date(2024, 2, 29)
    assert answer(engine, last_day_of_month(day("2023-12-31"))) == date(2023, 12, 31)


def test_greatest_and_least_pass_over_nulls(engine: Engine) -> None:
    days = day("2023-05-01"), null().cast(Date), day("2023-04-30")
    assert answer(engine, greatest(*days)) == date(2023, 5, 1)
    assert answer(engine, least(*days)) == date(2023, 4, 30)
    assert answer(engine, least(null().cast(Date), null().cast(Date))) is None


def test_null_for_null(engine: Engine) -> None:
    nothing = null().cast(Date)
    assert answer(engine, days_between(nothing, day("2023-05-01"))) is None
    assert answer(engine, add_months(nothing, literal(1))) is None
    assert answer(engine, workdays_between(nothing, day("2023-05-01"))) is None


@pytest.mark.parametrize(
    ("start", "end", "between", "spanned"),
    [
        # 29 April to 3 May 2023 was a holiday; 23 April and 6 May were worked instead.
        ("2023-04-28", "2023-05-04", 1, 2),
        ("2023-04-28", "2023-05-06", 3, 4),
        ("2023-04-22", "2023-04-23", 1, 1),
        ("2023-05-06", "2023-05-06", 0, 1),
        ("2023-04-29", "2023-05-03", 0, 0),
    ],
)
def test_working_days(engine: Engine, start: str, end: str, between: int, spanned: int) -> None:
    assert answer(engine, workdays_between(day(start), day(end))) == between
    assert answer(engine, workdays_spanned(day(start), day(end))) == spanned
