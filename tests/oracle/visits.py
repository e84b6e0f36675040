"""Indicator 18: who was visited in the last full month, or in the last full quarter."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.oracle.days import first
from tests.oracle.households import Household
from tests.oracle.seen import Line, Seen


def visit_completion_rate(seen: Seen) -> Iterator[Line]:
    """Visited 入户 in the last full month ending on or before D / active on every day of it."""
    month = _month_before(seen.day)
    for household in _active_throughout(seen, month):
        yield _visited(seen, household, month, {"入户"})


def visit_completion_rate_warning(seen: Seen) -> Iterator[Line]:
    """预警户 by quarter; a call counts, and so does a contact that names no way."""
    end = _month_before(seen.day)[-1]
    while end.month % 3:
        end = end.replace(day=1) - timedelta(1)
    quarter = [end.replace(month=end.month - 2, day=1), end]
    for household in seen.households:
        if household.facts.get("预警户类型"):
            yield _visited(seen, household, quarter, {"入户", "电话", None})


def _month_before(day: date) -> list[date]:
    """Every day of the last month that has ended by the day."""
    tomorrow = day + timedelta(1)
    end = tomorrow.replace(day=1) - timedelta(1)
    return [end.replace(day=n) for n in range(1, end.day + 1)]


def _active_throughout(seen: Seen, days: list[date]) -> list[Household]:
    """As was seen on each of these days, and included by the first as is known now."""
    states = [seen.states_on(day) for day in days]
    return [
        household
        for household in seen.households
        if all(state.get(household.number) == "active" for state in states)
        and any(first(episode.included) <= days[0] for episode in household.episodes)
    ]


def _visited(seen: Seen, household: Household, days: list[date], ways: set[str | None]) -> Line:
    is_visited = any(
        visit["户编号"] == household.number
        and days[0] <= visit["走访日期"] <= days[-1]
        and visit.get("方式") in ways
        for visit in seen.register.visits
    )
    return Line(household.village, int(is_visited), 1)
