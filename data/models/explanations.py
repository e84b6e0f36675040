"""What a township writes beside a flag of its own: why the figure is as it is."""

from sqlalchemy import Column, Date, DateTime, Index, String, Table, Text

from data.models.columns import metadata, row_id

# Only ever added to: a correction is one more row. No batch owns a row, so taking an import
# back leaves it alone; what the flag said that day stands in the row itself.
flag_explanations = Table(
    "flag_explanations",
    metadata,
    row_id(),
    Column("flag", String(40), nullable=False),
    Column("region_code", String(12), nullable=False),
    Column("period_start", Date, nullable=False),
    Column("as_of", Date, nullable=False),  # the day whose flag was on screen
    Column("grade", String(10), nullable=False),
    Column("sentence", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("author_unit", Text, nullable=False),
    Column("author_role", Text, nullable=False),
    Column("written_at", DateTime, nullable=False),
    Index(None, "region_code"),
)
