"""整改: what was done about a problem, by whom and when. Only ever added to."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, String, Table, Text

from data.models.columns import metadata, row_id

# The ledgers household_problems and area_problems hold how a problem stands; every step that
# was taken on the page stands here, and a correction is one more step. Each is a batch of its
# own, which keeps the values it replaced; a step of a batch that was undone does not count.
problem_actions = Table(
    "problem_actions",
    metadata,
    row_id(),
    Column("ledger", String(20), nullable=False),  # household_problems | area_problems
    Column("problem", Text, nullable=False),  # its key in the ledger
    # raised | changed | closed | verified | reopened
    Column("action", String(10), nullable=False),
    Column("acted_on", Date, nullable=False),
    Column("actor", Text, nullable=False),  # who did it, a name
    Column("actor_unit", Text, nullable=False),
    Column("note", Text, nullable=False),  # the evidence of a closing, the reason of a reopening
    Column("draw_no", Text),  # of the spot check that raised it, ours or that of others
    Column("recorded_at", DateTime, nullable=False),
    # Not `batch_id`: undoing the batch leaves the row.
    Column("import_batch_id", Integer, ForeignKey("import_batches.id"), nullable=False),
    # Of a reopening: the days of the closing, and of its verification, that it put an end to.
    Column("closed_on", Date),
    Column("verified_on", Date),
    # Of a step that moved 整改时限: from which day to which. Both NULL: it did not.
    Column("due_before", Date),
    Column("due_after", Date),
    Index(None, "ledger", "problem"),
)
