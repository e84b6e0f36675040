"""The columns that tables share, and those made from a layout's fields."""

from datetime import date

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
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


def row_id() -> Column:
    return Column("id", Integer, primary_key=True)


def of_batch() -> Column:
    return Column("batch_id", ForeignKey("import_batches.id"), nullable=False)


def of_household() -> Column:
    return Column("household_id", ForeignKey("households.id"), nullable=False)


def validity() -> list[Column]:
    return [
        Column("valid_from", Date, nullable=False),
        Column("valid_to", Date, nullable=False),
    ]
