"""Days and months reckoned in Python, where a bound value is wanted rather than SQL."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def full_months(start: date, end: date) -> tuple[date, int]:
    """The first day of the first month that lies in the period from its first day to its
    last, and how many such months there are; the day means nothing where there is none."""
    first = months_later(start.replace(day=1), 1 if start.day > 1 else 0)
    after = months_later(end.replace(day=1), 1 if end == month_end(end) else 0)
    months = (after.year - first.year) * 12 + after.month - first.month
    return first, max(months, 0)


def last_full_month(day: date) -> date:
    """The first day of the last month that has ended by the day."""
    return months_later(day.replace(day=1), 0 if day == month_end(day) else -1)


def last_full_quarter(day: date) -> date:
    """The first day of the last quarter that has ended by the day."""
    last = last_full_month(day)
    return months_later(last, -(last.month % 3) - 2)
