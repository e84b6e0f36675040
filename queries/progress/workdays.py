"""Working days of a stretch of the calendar, by the database's own table."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from data.models import calendar_days


class Workdays:
    """The working days from `first` to `last`, both days included."""

    def __init__(self, connection: Connection, first: date, last: date):
        c = calendar_days.c
        self._days: Sequence[date] = connection.scalars(
            select(c.day).where(c.is_workday, c.day.between(first, last)).order_by(c.day)
        ).all()

    def from_to(self, first: date, last: date) -> list[date]:
        """Working days from `first` to `last`, both days included."""
        return [day for day in self._days if first <= day <= last]

    def after_to(self, start: date, last: date) -> int:
        """How many working days lie after `start`, up to and with `last`."""
        return max(bisect_right(self._days, last) - bisect_right(self._days, start), 0)

    def last_of(self, number: int, day: date) -> date:
        """The first of the last `number` working days up to and with `day`."""
        upto = self._days[: bisect_right(self._days, day)]
        return upto[-number] if len(upto) >= number else day
