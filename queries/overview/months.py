"""This month and last month, as the day in question divides them."""

from datetime import date, timedelta

from queries.calendar import months_later
from queries.scope import Scope


def a_month_before(day: date, months: int = 1) -> date:
    """The same day of the month before; its last day where it has no such day."""
    return months_later(day, -months)


def this_month(scope: Scope) -> Scope:
    """The days after the same day last month, up to D."""
    return scope.on(scope.as_of, a_month_before(scope.as_of) + timedelta(days=1))


def last_month(scope: Scope) -> Scope:
    """The month before `this_month`, as it was known at its end."""
    end = a_month_before(scope.as_of)
    return scope.on(end, a_month_before(scope.as_of, 2) + timedelta(days=1))
