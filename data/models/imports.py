"""The account of imports: batches, what they stated and replaced, and what the database thereby is."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from data.models.columns import metadata, of_batch, row_id

import_batches = Table(
    "import_batches",
    metadata,
    row_id(),
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
    row_id(),
    of_batch(),
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
    row_id(),
    of_batch(),
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
