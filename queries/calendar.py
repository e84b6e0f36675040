"""Days and months reckoned in Python, where a bound value is wanted rather than SQL."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
