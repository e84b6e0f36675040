"""Households and persons, and what exports state of them, in versions."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from data.layouts import Part
from data.models.columns import layout_columns, metadata, of_batch, of_household, row_id, validity

households = Table(
    "households",
    metadata,
    row_id(),
    Column("household_no", Text, nullable=False, unique=True),
)

household_versions = Table(
    "household_versions",
    metadata,
    row_id(),
    of_household(),
    Column("village_code", String(12), nullable=False),
    *validity(),
    of_batch(),
    *layout_columns("household_members", Part.HOUSEHOLD, Part.MONITORED),
    UniqueConstraint("household_id", "valid_from"),
    Index(None, "village_code"),
)

persons = Table(
    "persons",
    metadata,
    row_id(),
    of_household(),
    # 人口编号, 人编号, or the hash of the identity number where a sheet has neither.
    Column("person_no", Text, nullable=False),
    UniqueConstraint("household_id", "person_no"),
)

person_versions = Table(
    "person_versions",
    metadata,
    row_id(),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    of_household(),
    *validity(),
    of_batch(),
    *layout_columns("household_members", Part.PERSON),
    UniqueConstraint("person_id", "valid_from"),
    Index(None, "household_id"),
)
