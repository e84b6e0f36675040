"""Which disasters a period's inclusions can be held against."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import Connection, select

from data.models import calendar_days
from data.plans import DayKind, Limits
from queries.disasters.reports import Report
from queries.scope import Scope


def counted(
    connection: Connection,
    reports: Iterable[Report],
    scope: Scope,
    limits_at: Callable[[str], Limits],
) -> list[Report]:
    """Those begun in the period so long before D that an inclusion could be finished.

    That long is the inclusion limit of the place, in the plan's own kind of days.
    """
    in_period = [r for r in reports if scope.period_start <= r.began_on <= scope.as_of]
    workdays = _workdays_through(connection, {scope.as_of, *(r.began_on for r in in_period)})

    def is_due(report: Report) -> bool:
        limits = limits_at(report.region_code)
        if limits.inclusion_kind is DayKind.WORKING:
            gone_by = workdays[scope.as_of] - workdays[report.began_on]
        else:
            gone_by = (scope.as_of - report.began_on).days
        return gone_by >= limits.inclusion_days

    return [report for report in in_period if is_due(report)]


def _workdays_through(connection: Connection, days: set[date]) -> dict[date, int]:
    query = select(calendar_days.c.day, calendar_days.c.workdays_through)
    return dict(connection.execute(query.where(calendar_days.c.day.in_(days))).all())
