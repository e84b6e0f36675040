"""What the database knows of each household on a day, in the words of the export."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from data.models import episodes, household_versions, households, person_versions
from queries.parameters import AS_OF
from queries.subjects.versions import in_force, seen

MONITORED = ("active", "eliminated")


@dataclass(frozen=True)
class Known:
    """`values` are by the names of `fields.FIELDS`; a day is (first, last possible)."""

    village_code: str
    state: str | None  # of the latest episode; None without any
    head: str | None
    values: dict[str, Any]

    @property
    def is_monitored(self) -> bool:
        return self.state in MONITORED


def households_known(connection: Connection, day: date) -> dict[str, Known]:
    """By 户编号, every household with a version in force on the day."""
    v, e = household_versions, episodes
    latest = and_(e.c.household_id == v.c.household_id, e.c.is_latest, seen(e, AS_OF))
    p = person_versions
    persons = (
        select(
            p.c.household_id,
            func.count().label("persons"),
            func.min(p.c.name).filter(p.c.relation == "户主").label("head"),
        )
        .where(in_force(p, AS_OF))
        .group_by(p.c.household_id)
        .subquery("persons")
    )
    statement = (
        select(
            households.c.household_no,
            v.c.village_code,
            v.c.monitored_category,
            v.c.household_type,
            v.c.net_income_per_head,
            e.c.state,
            e.c.included_on,
            e.c.included_last,
            e.c.eliminated_on,
            e.c.eliminated_last,
            persons.c.persons,
            persons.c.head,
        )
        .select_from(v)
        .join(households, households.c.id == v.c.household_id)
        .outerjoin(e, latest)
        .outerjoin(persons, persons.c.household_id == v.c.household_id)
        .where(in_force(v, AS_OF))
    )
    return {row.household_no: _known(row) for row in connection.execute(statement, {"as_of": day})}


def _known(row: Row[Any]) -> Known:
    values = {
        "village_code": row.village_code,
        "monitored_category": row.monitored_category,
        "household_type": row.household_type,
        "identified_on": _span(row.included_on, row.included_last),
        "is_eliminated": row.state == "eliminated",
        "eliminated_on": _span(row.eliminated_on, row.eliminated_last),
        "net_income_per_head": row.net_income_per_head,
        "persons": row.persons or 0,
    }
    return Known(row.village_code, row.state, row.head, values)


def _span(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last else None
