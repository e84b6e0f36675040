"""The day by which something must have happened, in calendar or working days."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

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
        self._connection = connection
        self._first = first - timedelta(days=1)  # from which `last_of` counts

    @cached_property
    def _calendar(self) -> tuple[Sequence[date], Sequence[int], Sequence[bool]]:
        """Days, working days up to each, and whether each is known; read only if asked for."""
        c = calendar_days.c
        rows = self._connection.execute(
            select(c.day, c.workdays_through, c.is_known)
            .where(c.day >= self._first)
            .order_by(c.day)
        )
        days, through, known = zip(*rows, strict=True)
        return days, through, known

    def after(self, start: date, days: int, kind: DayKind) -> Deadline:
        """The first day on which `days` days have gone by since `start`."""
        if kind is DayKind.CALENDAR or days == 0:
            return Deadline(start + timedelta(days=days), True)
        calendar, through, known = self._calendar
        begun = bisect_left(calendar, start)
        reached = bisect_left(through, through[begun] + days)
        return Deadline(calendar[reached], all(known[begun : reached + 1]))

    def last_of(self, first: date, days: int, kind: DayKind) -> Deadline:
        """The last of `days` days that begin with `first`, both ends counted."""
        return self.after(first - timedelta(days=1), days, kind)
