"""The day by which something must have happened, in calendar or working days."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from data.models import calendar_days
from data.plans import DayKind


@dataclass(frozen=True)
class Deadline:
    """`is_known` is False where working days up to `day` are 按星期推算."""

    day: date
    is_known: bool


class Deadlines:
    """Adds days to days on or after `first`, by the database's calendar."""

    def __init__(self, connection: Connection, first: date):
        c = calendar_days.c
        rows = connection.execute(
            select(c.day, c.workdays_through, c.is_known)
            .where(c.day >= first - timedelta(days=1))  # from which `last_of` counts
            .order_by(c.day)
        ).all()
        self._days = [row.day for row in rows]
        self._through = [row.workdays_through for row in rows]
        self._known = [row.is_known for row in rows]

    def after(self, start: date, days: int, kind: DayKind) -> Deadline:
        """The first day on which `days` days have gone by since `start`."""
        if kind is DayKind.CALENDAR or days == 0:
            return Deadline(start + timedelta(days=days), True)
        begun = bisect_left(self._days, start)
        reached = bisect_left(self._through, self._through[begun] + days)
        return Deadline(self._days[reached], all(self._known[begun : reached + 1]))

    def last_of(self, first: date, days: int, kind: DayKind) -> Deadline:
        """The last of `days` days that begin with `first`, both ends counted."""
        return self.after(first - timedelta(days=1), days, kind)
