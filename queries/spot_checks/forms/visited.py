"""Which households of a draw have come back with a result."""

from datetime import date

from sqlalchemy import Connection, select

from data.models import check_results, households


def visited(connection: Connection, draw_no: str) -> dict[str, date]:
    """户编号 → 核查日期, whatever the day that is looked at: a visit is done once it is told."""
    c = check_results.c
    query = (
        select(households.c.household_no, c.checked_on)
        .join(households, households.c.id == c.household_id)
        .where(c.draw_no == draw_no)
    )
    return {row.household_no: row.checked_on for row in connection.execute(query)}
