"""A ledger's row as it was known on a day before the last: later days are not seen yet, nor
what became known with them."""

from datetime import date, datetime
from typing import Any

from data.layouts import Kind, Layout

Row = dict[str, Any]

# What became known with a day: column → the day.
_PROBLEM = {"result": "done_on", "reviewer": "reviewed_on"}
KNOWN_WITH = {
    "procedures": {
        "village_opinion": "village_review_on",
        "township_opinion": "township_review_on",
        "county_opinion": "county_approval_on",
        "refusal_reason": "ended_on",
    },
    "household_problems": _PROBLEM,
    "area_problems": _PROBLEM,
    "data_doubts": {"finding": "verified_on"},
    "record_updates": {"review_result": "reviewed_on"},
    "department_alerts": {"conclusion": "verified_on"},
}


def seen_on(layout: Layout, row: Row, as_of: date) -> Row:
    """What is planned (整改时限, 结束日期) stays."""
    seen = dict(row)
    for column, day in KNOWN_WITH.get(layout.name, {}).items():
        if _is_later(row[day], as_of):
            seen[column] = None
    if layout.name == "procedures" and _is_later(row["ended_on"], as_of):
        seen["status"] = "在办"
    for field in layout.fields:
        is_day = field.kind in (Kind.DAY, Kind.MOMENT) and not field.until_2100
        if is_day and _is_later(row[field.name], as_of):
            seen[field.name] = None
    return seen


def _is_later(day: date | datetime | None, as_of: date) -> bool:
    return day is not None and (day.date() if isinstance(day, datetime) else day) > as_of
