"""A household's rows of one ledger, as they were known on the day."""

from typing import Any

from sqlalchemy import Connection, or_, select

from data.layouts import LAYOUTS
from data.models import metadata
from queries.household_file.whose import Whose
from queries.records.seen import seen_on
from queries.records.selecting import BEGINS

Row = dict[str, Any]


def rows_of(connection: Connection, ledger: str, whose: Whose) -> list[Row]:
    """In the order of the day on which each begins; those without that day come last.

    What begins after D is left out; days after D, and what became known with them, are None.
    """
    table, begins = metadata.tables[ledger], BEGINS[ledger]
    query = (
        select(table)
        .where(table.c.household_id == whose.household_id)
        .where(or_(table.c[begins].is_(None), table.c[begins] <= whose.as_of))
        .order_by(table.c.id)
    )
    rows = [seen(ledger, dict(row), whose) for row in connection.execute(query).mappings()]
    return sorted(rows, key=lambda row: undated_last(row[begins]))


def seen(ledger: str, row: Row, whose: Whose) -> Row:
    return seen_on(LAYOUTS[ledger], row, whose.as_of)


def undated_last(day: Any) -> tuple[bool, Any]:
    return day is None, day
