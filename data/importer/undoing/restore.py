"""Putting the tables back as they were before a batch."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, exists, select, update

from data.importer.batch import CHUNK
from data.importer.logged import from_text
from data.importer.undoing.tables import CHANGED, OWNERS, WRITTEN, inserted, logged
from data.models import (
    household_versions,
    households,
    import_changes,
    person_versions,
    persons,
    procedures,
)

Row = dict[str, Any]


def touched_households(connection: Connection, batch_id: int) -> set[int]:
    """Households whose episodes the batch may have changed, as the tables now are."""
    found: set[int] = set()
    for table in (household_versions, procedures):
        of_batch = (table.c.batch_id == batch_id) | table.c.id.in_(logged(table, batch_id))
        found.update(connection.scalars(select(table.c.household_id).where(of_batch)))
    return found


def restore(connection: Connection, batch_id: int) -> tuple[int, int]:
    """Returns how many rows were removed and how many got former values back."""
    removed = sum(
        connection.execute(delete(table).where(inserted(table, batch_id))).rowcount
        for table in reversed(WRITTEN)
    )
    restored = sum(_restore_values(connection, table, batch_id) for table in CHANGED)
    for table, owner in OWNERS.items():
        _remove_remainders(connection, table, owner, batch_id)
    _remove_unstated(connection)
    return removed, restored


def _restore_values(connection: Connection, table: Table, batch_id: int) -> int:
    """Rows that lost the same columns are written together."""
    restored = 0
    waiting: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in _former(connection, table, batch_id):
        restored += 1
        alike = waiting[tuple(row)]
        alike.append(row)
        if len(alike) == CHUNK:
            _write(connection, table, alike)
            alike.clear()
    for alike in waiting.values():
        _write(connection, table, alike)
    return restored


def _former(connection: Connection, table: Table, batch_id: int) -> Iterator[Row]:
    """Each changed row's id and former values; of a value changed twice the first."""
    c = import_changes.c
    query = (
        select(c.record_id, c.column_name, c.old_value)
        .where(c.batch_id == batch_id, c.table_name == table.name)
        .order_by(c.record_id, c.column_name, c.id.desc())
    )
    rows = connection.execute(query).all()
    for record_id, values in groupby(rows, itemgetter(0)):
        former = {name: from_text(old, table.c[name]) for _, name, old in values}
        yield {"id": record_id} | former


def _write(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        names = [name for name in rows[0] if name != "id"]
        statement = update(table).where(table.c.id == bindparam("row_id"))
        statement = statement.values({name: bindparam(f"former_{name}") for name in names})
        connection.execute(
            statement,
            [{"row_id": r["id"]} | {f"former_{name}": r[name] for name in names} for r in rows],
        )


def _remove_remainders(connection: Connection, table: Table, owner: str, batch_id: int) -> None:
    """An older export that arrived late cut a version in two: the first part has its former
    end back, so the part that followed, a copy, goes."""
    whole = table.alias("whole")
    covered = exists().where(
        whole.c.id.in_(logged(table, batch_id, "valid_to")),
        whole.c.id != table.c.id,
        whole.c[owner] == table.c[owner],
        whole.c.valid_from <= table.c.valid_from,
        table.c.valid_to <= whole.c.valid_to,
    )
    connection.execute(delete(table).where(covered))


def _remove_unstated(connection: Connection) -> None:
    """Persons and households of which nothing is stated any more."""
    for table, versions, owner in (
        (persons, person_versions, "person_id"),
        (households, household_versions, "household_id"),
    ):
        stated = exists().where(versions.c[owner] == table.c.id)
        connection.execute(delete(table).where(~stated))
