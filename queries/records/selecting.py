"""The stored records of a layout: one SELECT each, of what its sheet says.

Columns are the database's, and besides `household_no`, `person_no` and `place`, the code of
the region that a row lies in or that its household lies in.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from data.layouts import Layout, Place, Places
from data.models import household_versions, households, metadata, person_versions, persons

# The day on which a ledger's row begins; before it nobody knows of it.
BEGINS = {
    "procedures": "clue_on",
    "measures": "begun_on",
    "visits": "visited_on",
    "household_problems": "found_on",
    "area_problems": "found_on",
    "disasters": "reported_at",
    "data_doubts": "issued_on",
    "record_updates": "submitted_on",
    "department_alerts": "pushed_on",
    "meetings": "held_on",
    "monitors": "registered_on",
    "check_results": "checked_on",
}


def records_select(
    layout: Layout, as_of: date, places: Collection[str] | None, *, is_past: bool
) -> Select:
    """`places` are the codes of the regions asked for; None: wherever. `is_past`: a ledger's
    rows that begin after the day are not known yet."""
    match layout.name:
        case "household_members":
            query, place = _members(as_of)
        case "villages":
            table = metadata.tables["villages"]
            place = table.c.region_code
            query = select(table, place.label("place")).where(_holds(table, as_of))
        case "household_problems" | "department_alerts":
            query, place = _of_some_household(layout, as_of)
        case _ if layout.of_household:
            query, place = _of_household(layout, as_of)
        case _:
            table = metadata.tables[layout.name]
            place = table.c.region_code
            query = select(table, place.label("place"))
    if is_past and layout.name in BEGINS:
        query = query.where(_begun(metadata.tables[layout.name].c[BEGINS[layout.name]], as_of))
    return query if places is None else query.where(place.in_(places))


def _members(as_of: date) -> tuple[Select, ColumnElement[str]]:
    h, p = household_versions, person_versions
    columns = [c for table in (h, p) for c in table.c if c.name not in _OF_VERSIONS]
    query = (
        select(
            households.c.household_no,
            persons.c.person_no,
            h.c.village_code.label("place"),
            *columns,
        )
        .join_from(households, h, h.c.household_id == households.c.id)
        .join(p, p.c.household_id == households.c.id)
        .join(persons, persons.c.id == p.c.person_id)
        .where(_holds(h, as_of), _holds(p, as_of))
        .order_by(h.c.village_code, households.c.household_no, persons.c.person_no)
    )
    return query, h.c.village_code


_OF_VERSIONS = {
    "id", "household_id", "person_id", "village_code", "valid_from", "valid_to", "batch_id",
}  # fmt: skip


def _of_household(layout: Layout, as_of: date) -> tuple[Select, ColumnElement[str]]:
    ledger, place = metadata.tables[layout.name], household_versions.c.village_code
    query = (
        select(ledger, households.c.household_no, place.label("place"))
        .join_from(ledger, households, households.c.id == ledger.c.household_id)
        .join(household_versions, _lives(as_of), isouter=True)
        .order_by(ledger.c.id)
    )
    return query, place


def _of_some_household(layout: Layout, as_of: date) -> tuple[Select, ColumnElement[str]]:
    """Rows that may name a household, and lie in its place where they name none. What the row
    says itself is given back, nothing else."""
    ledger = metadata.tables[layout.name]
    place = func.coalesce(ledger.c.region_code, household_versions.c.village_code)
    query = (
        select(ledger, ledger.c.region_code.label("place"))
        .join_from(
            ledger,
            households,
            households.c.household_no == ledger.c.household_no,
            isouter=True,
        )
        .join(household_versions, _lives(as_of), isouter=True)
        .order_by(ledger.c.id)
    )
    return query, place


def _lives(as_of: date) -> ColumnElement[bool]:
    of_household = household_versions.c.household_id == households.c.id
    return and_(of_household, _holds(household_versions, as_of))


def _holds(versions: Table, as_of: date) -> ColumnElement[bool]:
    return and_(versions.c.valid_from <= as_of, versions.c.valid_to > as_of)


def _begun(day: ColumnElement[Any], as_of: date) -> ColumnElement[bool]:
    return or_(day.is_(None), day < as_of + timedelta(days=1))


def stated_places(layout: Layout) -> dict[Place, str]:
    """Columns that keep a place as a row has written it."""
    if layout.places is not Places.KEPT:
        return {}
    return {Place.TOWNSHIP: "stated_township", Place.VILLAGE: "stated_village"}
