"""Visits to the household, month by month: who came, at home or by telephone, what was recorded."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from data.identity import masked_name
from data.layouts import LAYOUTS
from data.models import episodes
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import Row, rows_of
from queries.household_file.whose import Whose

AT_HOME, BY_PHONE = "入户", "电话"
_TITLE = LAYOUTS["visits"].title


@dataclass(frozen=True)
class Visit:
    """Income in yuan; `way` None is not stated, which is not taken as 入户."""

    day: date
    visitor: str
    role: str | None
    way: str | None
    month_income: float | None
    quarter_income: float | None
    problems_seen: str | None
    entered_on: date | None

    def events(self) -> Iterator[Event]:
        income = f"月收入{self.month_income:,.0f}元" if self.month_income is not None else None
        late = (self.entered_on - self.day).days if self.entered_on else 0
        detail = listed(
            self.role, income, self.problems_seen, f"{late}天后录入" if late > 0 else None
        )
        yield Event(self.day, Kind.VISIT, f"{self.way or '方式未填'}走访", detail, _TITLE)


@dataclass(frozen=True)
class Month:
    """`is_due`: a full month on every day of which the household was monitored and its risk not
    eliminated, as known on each day; it is then to be visited at home (Y27, H5)."""

    first: date
    at_home: int
    by_phone: int
    unstated: int
    is_due: bool

    @property
    def is_missed(self) -> bool:
        return self.is_due and not self.at_home


def visits_of(connection: Connection, whose: Whose) -> list[Visit]:
    return [_visit(row) for row in rows_of(connection, "visits", whose)]


def _visit(row: Row) -> Visit:
    return Visit(
        day=row["visited_on"],
        visitor=masked_name(row["visitor"]),
        role=row["visitor_role"],
        way=row["way"],
        month_income=row["month_income"],
        quarter_income=row["quarter_income"],
        problems_seen=row["problems_seen"],
        entered_on=row["entered_on"],
    )


def months_of(connection: Connection, whose: Whose, visits: Sequence[Visit]) -> list[Month]:
    """From the first month with a visit or due one, up to D's; the ledger may begin later than
    the monitoring, and months before its first visit are nobody's omission."""
    if not visits:
        return []
    active = _active(connection, whose)
    months = []
    first = visits[0].day.replace(day=1)
    while first <= whose.as_of:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        ways = [visit.way for visit in visits if first <= visit.day <= last]
        is_due = last <= whose.as_of and _covers(active, first, last)
        months.append(
            Month(first, ways.count(AT_HOME), ways.count(BY_PHONE), ways.count(None), is_due)
        )
        first = last + timedelta(days=1)
    return months


def _active(connection: Connection, whose: Whose) -> list[tuple[date, date]]:
    """From which day to before which the household was seen as active, in order."""
    e = episodes.c
    query = (
        select(e.seen_from, e.seen_to)
        .where(e.household_id == whose.household_id, e.is_latest, e.state == "active")
        .order_by(e.seen_from)
    )
    return [tuple(row) for row in connection.execute(query)]


def _covers(intervals: Sequence[tuple[date, date]], first: date, last: date) -> bool:
    """Whether every day from `first` to `last` lies in one of the intervals."""
    reached = first
    for begun, ended in intervals:
        if begun <= reached < ended:
            reached = ended
    return reached > last
