"""The tables of the monitoring database. Structure only.

Columns that come from workbooks are made from the layouts (`data.layouts`), so a header, a
column and an export always speak of the same thing. Three rules hold throughout:

- What an export states without a day (income, labour, category) is kept in versions,
  `valid_from <= D < valid_to`. A record's first version holds from the beginning of time.
- What carries its own day (procedures, measures, disasters) is kept once, by its key.
- Identity numbers stand only as a keyed hash and as ciphertext; the key is elsewhere.
"""

from datetime import date

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data.layouts import LAYOUTS, Field, Kind, Part
from data.types import WordSet

BEGINNING = date(1900, 1, 1)
FOREVER = date(9999, 12, 31)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_TYPES = {
    Kind.TEXT: Text,
    Kind.KEY: Text,
    Kind.DAY: Date,
    Kind.MOMENT: DateTime,
    Kind.MONTH: Date,
    Kind.YEAR: Integer,
    Kind.NUMBER: Float,
    Kind.MONEY: Float,
    Kind.COUNT: Integer,
    Kind.YES_NO: Boolean,
    Kind.CODE: Text,
    Kind.WORDS: WordSet,
    Kind.AREA: Float,
}


def field_columns(field: Field) -> list[Column]:
    """The columns that hold one field of a layout."""
    if field.kind is Kind.IDENTITY:
        # HMAC-SHA256 of the first 18 characters, in hex; and the whole number, encrypted.
        return [
            Column(f"{field.name}_hash", String(64), index=True),
            Column(f"{field.name}_cipher", LargeBinary),
        ]
    columns = [Column(field.name, _TYPES[field.kind])]
    if field.kind is Kind.MONTH:
        # True: only the month is known and the day is its first.
        columns.append(Column(f"{field.name}_is_month", Boolean))
    return columns


def layout_columns(layout: str, *parts: Part) -> list[Column]:
    return [
        column
        for field in LAYOUTS[layout].fields
        if field.part in parts
        for column in field_columns(field)
    ]


def _id() -> Column:
    return Column("id", Integer, primary_key=True)


def _batch() -> Column:
    return Column("batch_id", ForeignKey("import_batches.id"), nullable=False)


def _household() -> Column:
    return Column("household_id", ForeignKey("households.id"), nullable=False)


def _validity() -> list[Column]:
    return [
        Column("valid_from", Date, nullable=False),
        Column("valid_to", Date, nullable=False),
    ]


regions = Table(
    "regions",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date, nullable=False),
    Column("level", String(10), nullable=False),  # county | township | village
    Column("name", Text, nullable=False),
    Column("parent_code", String(12)),
    Index(None, "parent_code"),
)

villages = Table(
    "villages",
    metadata,
    _id(),
    Column("region_code", String(12), nullable=False),
    *_validity(),
    _batch(),
    *layout_columns("villages", Part.ROW),
    UniqueConstraint("region_code", "valid_from"),
)

households = Table(
    "households",
    metadata,
    _id(),
    Column("household_no", Text, nullable=False, unique=True),
)

household_versions = Table(
    "household_versions",
    metadata,
    _id(),
    _household(),
    Column("village_code", String(12), nullable=False),
    *_validity(),
    _batch(),
    *layout_columns("household_members", Part.HOUSEHOLD, Part.MONITORED),
    UniqueConstraint("household_id", "valid_from"),
    Index(None, "village_code"),
)

persons = Table(
    "persons",
    metadata,
    _id(),
    _household(),
    # 人口编号, 人编号, or the hash of the identity number where a sheet has neither.
    Column("person_no", Text, nullable=False),
    UniqueConstraint("household_id", "person_no"),
)

person_versions = Table(
    "person_versions",
    metadata,
    _id(),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    _household(),
    *_validity(),
    _batch(),
    *layout_columns("household_members", Part.PERSON),
    UniqueConstraint("person_id", "valid_from"),
    Index(None, "household_id"),
)

procedures = Table(
    "procedures",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("procedures", Part.ROW),
    # 县级审定日期, else the latest stage day other than 系统录入日期; NULL while 在办.
    Column("ended_on", Date),
    UniqueConstraint("procedure_no"),
    Index(None, "household_id"),
)

measures = Table(
    "measures",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("measures", Part.ROW),
    UniqueConstraint("measure_no"),
    Index(None, "household_id"),
)

screenings = Table(
    "screenings",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("screenings", Part.ROW),
    UniqueConstraint("plan_id", "household_id"),
    Index(None, "household_id"),
)

visits = Table(
    "visits",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("visits", Part.ROW),
    UniqueConstraint("household_id", "visited_on", "visitor"),
)

# 编号, else a fingerprint of what tells the problem from others; see the importer.
household_problems = Table(
    "household_problems",
    metadata,
    _id(),
    Column("problem", Text, nullable=False),
    # Where a row names none it has a household, and lies where that one lies.
    Column("region_code", String(12)),
    _batch(),
    *layout_columns("household_problems", Part.ROW),
    # 整改完成日期, else the day of the export that first called the problem done.
    Column("done_on", Date),
    UniqueConstraint("problem"),
    Index(None, "household_no"),
)

area_problems = Table(
    "area_problems",
    metadata,
    _id(),
    Column("problem", Text, nullable=False),
    Column("region_code", String(12), nullable=False),  # of the level, or above it if unnamed
    _batch(),
    *layout_columns("area_problems", Part.ROW),
    Column("done_on", Date),
    UniqueConstraint("problem"),
)

disasters = Table(
    "disasters",
    metadata,
    _id(),
    Column("event", Text, nullable=False),  # 灾害编号, else 灾害名称 and the year
    Column("region_code", String(12), nullable=False),  # a township or a village
    _batch(),
    *layout_columns("disasters", Part.ROW),
    UniqueConstraint("event", "region_code", "reported_at"),
)

data_doubts = Table(
    "data_doubts",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("data_doubts", Part.ROW),
    UniqueConstraint("doubt_no"),
    Index(None, "household_id"),
)

record_updates = Table(
    "record_updates",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("record_updates", Part.ROW),
    UniqueConstraint("update_no"),
    Index(None, "household_id"),
)

# Not tied to a household: whom a warning is about is found when it is asked, by 户编号 or by
# the hash of the identity number, so that somebody registered later is found as well.
department_alerts = Table(
    "department_alerts",
    metadata,
    _id(),
    Column("region_code", String(12)),
    Column("stated_township", Text),  # as written, of a place that is in no region list
    Column("stated_village", Text),
    _batch(),
    *layout_columns("department_alerts", Part.ROW),
    UniqueConstraint("alert_no"),
    Index(None, "household_no"),
)

meetings = Table(
    "meetings",
    metadata,
    _id(),
    Column("region_code", String(12), nullable=False),
    _batch(),
    *layout_columns("meetings", Part.ROW),
    UniqueConstraint("region_code", "meeting_type", "held_on"),
)

monitors = Table(
    "monitors",
    metadata,
    _id(),
    Column("region_code", String(12), nullable=False),  # a township or a village
    _batch(),
    *layout_columns("monitors", Part.ROW),
    UniqueConstraint("region_code", "name"),
)

check_results = Table(
    "check_results",
    metadata,
    _id(),
    _household(),
    _batch(),
    *layout_columns("check_results", Part.ROW),
    UniqueConstraint("draw_no", "household_id"),
    Index(None, "household_id"),
)

# Derived on import by `data.episodes`. A row is one episode of a household as seen on every
# day D with seen_from <= D < seen_to, nothing dated after D being seen.
episodes = Table(
    "episodes",
    metadata,
    _id(),
    _household(),
    Column("seen_from", Date, nullable=False),
    Column("seen_to", Date, nullable=False),
    Column("number", Integer, nullable=False),  # 1 for the household's first
    Column("is_latest", Boolean, nullable=False),
    Column("state", String(10), nullable=False),  # active | eliminated | ended
    # First and last possible day; they differ where only the month is known.
    Column("included_on", Date, nullable=False),
    Column("included_last", Date, nullable=False),
    # The 纳入 that opened it; NULL where only the export knows of the episode.
    Column("procedure_id", ForeignKey("procedures.id")),
    Column("follows_elimination", Boolean, nullable=False),  # 再识别
    Column("eliminated_on", Date),  # of the elimination in force; NULL unless eliminated
    Column("eliminated_last", Date),
    Column("ended_on", Date),
    Column("end_type", Text),  # 清退 | 自然减少
    Column("has_record_conflict", Boolean, nullable=False),
    Index(None, "household_id", "seen_from"),
)

# Every elimination ever marked, rolled back or not, with the same visibility.
eliminations = Table(
    "eliminations",
    metadata,
    _id(),
    _household(),
    Column("seen_from", Date, nullable=False),
    Column("seen_to", Date, nullable=False),
    Column("episode_number", Integer, nullable=False),
    Column("eliminated_on", Date, nullable=False),
    Column("eliminated_last", Date, nullable=False),
    Column("rolled_back_on", Date),
    Index(None, "household_id"),
)

# An imported holiday table; it outlives the calendar library's last year.
holidays = Table(
    "holidays",
    metadata,
    Column("day", Date, primary_key=True),
    Column("is_workday", Boolean, nullable=False),
    Column("name", Text),
)

# One row a day. `workdays_through` counts the working days up to and with the day, so that
# the working days after a and up to b are the difference of two rows.
calendar_days = Table(
    "calendar_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("is_workday", Boolean, nullable=False),
    Column("is_known", Boolean, nullable=False),  # False: by weekday only
    Column("workdays_through", Integer, nullable=False),
)

import_batches = Table(
    "import_batches",
    metadata,
    _id(),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("exported_on", Date),
    Column("imported_at", DateTime, nullable=False),
    Column("imported_by", Text, nullable=False),
    # stored | unchanged | refused | dry_run | undone
    Column("outcome", String(10), nullable=False),
    Column("is_demonstration", Boolean, nullable=False, default=False),
    Column("undone_at", DateTime),
    Column("undone_by", Text),
)

import_sheets = Table(
    "import_sheets",
    metadata,
    _id(),
    _batch(),
    Column("sheet", Text, nullable=False),
    Column("layout", Text),
    Column("rows_read", Integer, nullable=False),
    Column("rows_stored", Integer, nullable=False),
    Column("rows_unchanged", Integer, nullable=False),
    Column("rows_refused", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("first_error", Text),  # the sentence, where there is an error
    Index(None, "batch_id"),
)

# Which records a batch has stated. An unchanged record is not written again, yet that it was
# stated on the batch's export day decides how far an older export, arriving late, may reach,
# and which batches depend on one another.
import_sightings = Table(
    "import_sightings",
    metadata,
    Column("layout", Text, primary_key=True),
    Column("record", Text, primary_key=True),  # the record's key, its parts joined by |
    Column("batch_id", ForeignKey("import_batches.id"), primary_key=True),
    Column("is_changed", Boolean, nullable=False),  # False: it was so already
    sqlite_with_rowid=False,
)

# Each value that a batch replaced, bounds of versions and `batch_id` among them, so that it
# can be taken back. Rows that a batch inserted need no entry: they bear its id. Values are
# written by `data.importer.logged`; identity numbers appear only as hash and ciphertext.
import_changes = Table(
    "import_changes",
    metadata,
    _id(),
    _batch(),
    Column("table_name", Text, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("column_name", Text, nullable=False),
    Column("old_value", Text),
    Column("new_value", Text),
    Index(None, "table_name", "record_id"),
    Index(None, "batch_id"),
)

# One row. What the whole database is: whose, invented or real, and how recent.
dataset = Table(
    "dataset",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("county_code", String(12)),
    Column("is_demonstration", Boolean, nullable=False),
    # Grows with each import that changes a record; cached figures carry it in their key.
    Column("version", Integer, nullable=False),
    # 数据截至: the latest export day of a batch that was stored.
    Column("data_until", Date),
    # Tells whether the key at hand is the one that identity numbers were stored with.
    Column("key_check", String(64)),
)
