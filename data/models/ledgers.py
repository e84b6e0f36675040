"""What carries its own day: one table a ledger, a record once by its key."""

from collections.abc import Iterable

from sqlalchemy import Column, Date, Index, String, Table, Text, UniqueConstraint

from data.layouts import Part
from data.models.columns import layout_columns, metadata, of_batch, of_household, row_id


def _of_households(layout: str, *key: str, derived: Iterable[Column] = ()) -> Table:
    """The ledger of a layout whose rows each name a household."""
    indices = () if key[0] == "household_id" else (Index(None, "household_id"),)
    return Table(
        layout,
        metadata,
        row_id(),
        of_household(),
        of_batch(),
        *layout_columns(layout, Part.ROW),
        *derived,
        UniqueConstraint(*key),
        *indices,
    )


procedures = _of_households(
    "procedures",
    "procedure_no",
    # 县级审定日期, else the latest stage day other than 系统录入日期; NULL while 在办.
    derived=(Column("ended_on", Date),),
)

measures = _of_households("measures", "measure_no")

screenings = _of_households("screenings", "plan_id", "household_id")

visits = _of_households("visits", "household_id", "visited_on", "visitor")

# 编号, else a fingerprint of what tells the problem from others; see the importer.
household_problems = Table(
    "household_problems",
    metadata,
    row_id(),
    Column("problem", Text, nullable=False),
    # Where a row names none it has a household, and lies where that one lies.
    Column("region_code", String(12)),
    of_batch(),
    *layout_columns("household_problems", Part.ROW),
    # 整改完成日期, else the day of the export that first called the problem done.
    Column("done_on", Date),
    UniqueConstraint("problem"),
    Index(None, "household_no"),
)

area_problems = Table(
    "area_problems",
    metadata,
    row_id(),
    Column("problem", Text, nullable=False),
    Column("region_code", String(12), nullable=False),  # of the level, or above it if unnamed
    of_batch(),
    *layout_columns("area_problems", Part.ROW),
    Column("done_on", Date),
    UniqueConstraint("problem"),
)

disasters = Table(
    "disasters",
    metadata,
    row_id(),
    Column("event", Text, nullable=False),  # 灾害编号, else 灾害名称 and the year
    Column("region_code", String(12), nullable=False),  # a township or a village
    of_batch(),
    *layout_columns("disasters", Part.ROW),
    UniqueConstraint("event", "region_code", "reported_at"),
)

data_doubts = _of_households("data_doubts", "doubt_no")

record_updates = _of_households("record_updates", "update_no")

# Not tied to a household: whom a warning is about is found when it is asked, by 户编号 or by
# the hash of the identity number, so that somebody registered later is found as well.
department_alerts = Table(
    "department_alerts",
    metadata,
    row_id(),
    Column("region_code", String(12)),
    Column("stated_township", Text),  # as written, of a place that is in no region list
    Column("stated_village", Text),
    of_batch(),
    *layout_columns("department_alerts", Part.ROW),
    UniqueConstraint("alert_no"),
    Index(None, "household_no"),
)

meetings = Table(
    "meetings",
    metadata,
    row_id(),
    Column("region_code", String(12), nullable=False),
    of_batch(),
    *layout_columns("meetings", Part.ROW),
    UniqueConstraint("region_code", "meeting_type", "held_on"),
)

monitors = Table(
    "monitors",
    metadata,
    row_id(),
    Column("region_code", String(12), nullable=False),  # a township or a village
    of_batch(),
    *layout_columns("monitors", Part.ROW),
    UniqueConstraint("region_code", "name"),
)

check_results = _of_households("check_results", "draw_no", "household_id")
