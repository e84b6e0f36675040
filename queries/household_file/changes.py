"""What imports have changed of the household's records: old value, new value, batch, who, when."""

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Connection

from data.layouts import LAYOUTS
from queries.history import household_history
from queries.household_file.events import Event, Kind
from queries.household_file.whose import Whose

# What a file shows in bands only, or not at all, it does not show through its history either.
_SENSITIVE = (
    "born_on",
    "health",
    "disability",
    "disability_grade",
    "disability_certified_on",
    "works_at",
)
HIDDEN = "（已变更，不显示）"
MOST_NAMED = 4  # headings of an entry of the timeline


def changes_of(connection: Connection, whose: Whose) -> pd.DataFrame:
    """One row a value, the latest export first, with the headings of `household_history`."""
    frame = household_history(connection, whose.household_no, whose.scope)
    headers = {LAYOUTS["household_members"].field(name).header for name in _SENSITIVE}
    hidden = frame["项目"].isin(headers)
    return frame.assign(**{name: frame[name].mask(hidden, HIDDEN) for name in ("原值", "新值")})


def changes_told(frame: pd.DataFrame) -> Iterator[Event]:
    """One entry an export day and batch: how many values, and of which headings."""
    for (day, batch), of_batch in frame.groupby(["导出日", "批次"], sort=True):
        headings = list(dict.fromkeys(of_batch["项目"]))
        more = f"等{len(headings)}项" if len(headings) > MOST_NAMED else ""
        yield Event(
            day,
            Kind.RECORD,
            f"导出与上次相比改动{len(of_batch)}处",
            "、".join(headings[:MOST_NAMED]) + more,
            f"批次 {batch}",
        )
