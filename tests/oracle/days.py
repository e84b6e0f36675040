"""Counting days and months."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from tests.oracle.records import Month


def first(day: date | Month) -> date:
    return day.first if isinstance(day, Month) else day


def last(day: date | Month) -> date:
    return day.last if isinstance(day, Month) else day


def months_apart(later: date | Month, earlier: date | Month) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


is_workday = cache(chinese_calendar.is_workday)


def elapsed(start: date, end: date, kind: str) -> int:
    """Days gone by after `start` up to `end`; those worked if the kind is `working`."""
    if kind == "calendar":
        return (end - start).days
    days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
    return sum(is_workday(day) for day in days)


def spanned(start: date, end: date, kind: str) -> int:
    """Days from `start` to `end`, both ends counted."""
    return elapsed(start - timedelta(1), end, kind)


def both_ends(day: date | Month, holds) -> bool | None:
    """Whether a comparison of days holds; None if the first and last day disagree.

    "A comparison in days is made only if the first and the last day of the month agree;
    otherwise it is left out and counted as `unmeasurable`."
    """
    at_first, at_last = holds(first(day)), holds(last(day))
    return at_first if at_first == at_last else None
