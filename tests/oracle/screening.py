"""Indicator 30: screening rounds."""

from collections.abc import Iterator

from tests.oracle.households import Household
from tests.oracle.records import Record
from tests.oracle.rules import visit_due
from tests.oracle.seen import Line, Seen


def rows_of_the_round(seen: Seen) -> Iterator[tuple[Household, Record]]:
    """The F rows of the plan in force where the household lives."""
    for household in seen.households:
        plan = seen.plan(household.village)
        for row in seen.register.screenings:
            if plan and row["户编号"] == household.number and row["批次"] == plan.id:
                yield household, row


def _is_screened(seen: Seen, household: Household, row: Record) -> bool:
    """入户日期 ≤ min(D, due of the plan's visit stage)."""
    visited = row.get("入户日期")
    due = visit_due(seen.plan(household.village), row)
    return visited is not None and visited <= min(seen.day, due)


def screening_coverage(seen: Seen) -> Iterator[Line]:
    for household, row in rows_of_the_round(seen):
        targets_all = seen.plan(household.village).targets_all
        screened = _is_screened(seen, household, row)
        yield Line(household.village, int(screened), 0 if targets_all else 1)
    for code, village in seen.villages.items():
        plan = seen.plan(code)
        if plan and plan.targets_all:
            yield Line(code, denominator=village["农村户数"])


def screening_entered_on_time(seen: Seen) -> Iterator[Line]:
    for household, row in rows_of_the_round(seen):
        due = visit_due(seen.plan(household.village), row)
        # "no value before the due day"
        if seen.day >= due and _is_screened(seen, household, row):
            entered = row.get("录入日期")
            yield Line(household.village, int(entered is not None and entered <= due), 1)
