"""What follows from ledger and export: each household's course, as seen on any day."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from data.models.columns import metadata, of_household, row_id

# Derived on import by `data.episodes`. A row is one episode of a household as seen on every
# day D with seen_from <= D < seen_to, nothing dated after D being seen.
episodes = Table(
    "episodes",
    metadata,
    row_id(),
    of_household(),
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
    row_id(),
    of_household(),
    Column("seen_from", Date, nullable=False),
    Column("seen_to", Date, nullable=False),
    Column("episode_number", Integer, nullable=False),
    Column("eliminated_on", Date, nullable=False),
    Column("eliminated_last", Date, nullable=False),
    Column("rolled_back_on", Date),
    Index(None, "household_id"),
)
