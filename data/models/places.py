"""Places, and the villages' figures as each export has them."""

from sqlalchemy import Column, Date, Index, String, Table, Text, UniqueConstraint

from data.layouts import Part
from data.models.columns import layout_columns, metadata, of_batch, row_id, validity

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
    row_id(),
    Column("region_code", String(12), nullable=False),
    *validity(),
    of_batch(),
    *layout_columns("villages", Part.ROW),
    UniqueConstraint("region_code", "valid_from"),
)
