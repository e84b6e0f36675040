"""Whose households were drawn: 户主 by 户编号, masked."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, bindparam, select

from data.identity import masked_name
from data.models import households
from queries.households import with_household

AT_ONCE = 5_000  # numbers a statement
NUMBERS = bindparam("numbers", expanding=True)


def heads_of(connection: Connection, numbers: Collection[str], as_of: date) -> dict[str, str]:
    """As the database has them now for that day; nothing of a household that it no longer has."""
    matched = (
        select(households.c.id.label("household_id"))
        .where(households.c.household_no.in_(NUMBERS))
        .cte("drawn")
    )
    query, wanted = with_household(matched), list(numbers)
    return {
        row.household_no: masked_name(row.name) or ""
        for start in range(0, len(wanted), AT_ONCE)
        for row in connection.execute(
            query, {"as_of": as_of, "numbers": wanted[start : start + AT_ONCE]}
        )
    }
