"""Every value that an import changed.

What exports state without a day is changed where one version follows another; ledgers, and
exports corrected on their own day, where the account of imports kept the old value. What a
first import states changes nothing. Undone batches have changed nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Alias, ColumnElement, Connection, FromClause, Select, Table, or_, select

from data.importer.batch import STANDING
from data.importer.changed_values import fields_by_column
from data.importer.logged import from_text
from data.importer.undoing.tables import OF_HOUSEHOLD, OWNERS
from data.layouts import LAYOUTS, Field, Layout
from data.models import households, import_batches, import_changes

VERSIONS: dict[Table, str] = {
    table: owner for table, owner in OWNERS.items() if "household_id" in table.c
}


@dataclass(frozen=True)
class Change:
    """`day` is the export's, from which the new value holds; `owner` is a household, a person
    or a ledger's row, by what `table` holds."""

    day: date
    batch: int
    table: Table
    owner: int
    household_id: int
    column: str
    old: Any
    new: Any

    @property
    def field(self) -> Field | None:
        """None for the village of a household."""
        return columns_of(self.table)[self.column]

    @property
    def header(self) -> str:
        return self.field.header if self.field else "所在村"


def layout_of(table: Table) -> Layout:
    return LAYOUTS["household_members" if table in VERSIONS else table.name]


@cache
def columns_of(table: Table) -> dict[str, Field | None]:
    """Those that a sheet states, with their fields; bookkeeping left out."""
    fields = fields_by_column(layout_of(table))
    return {name: field for name, field in fields.items() if name in table.c}


@dataclass(frozen=True)
class Asked:
    """Which changes: those of a batch, of a household, of export days (`since` <= day <
    `until`); None does not limit."""

    batch: int | None = None
    household_id: int | None = None
    since: date | None = None
    until: date | None = None

    def conditions(
        self, rows: FromClause, day: ColumnElement[date], household: ColumnElement[int]
    ) -> list[ColumnElement[bool]]:
        """On `rows` of a table of households; `day` is the export's."""
        conditions = []
        if self.batch is not None:
            conditions.append(_written_by(rows, self.batch))
        if self.household_id is not None:
            conditions.append(household == self.household_id)
        if self.since is not None:
            conditions.append(day >= self.since)
        if self.until is not None:
            conditions.append(day < self.until)
        return conditions


def _written_by(rows: FromClause, batch: int) -> ColumnElement[bool]:
    """Whether the batch wrote the row, though a later one may have corrected it."""
    c = import_changes.c
    name = rows.element.name if isinstance(rows, Alias) else rows.name
    corrected = select(c.record_id).where(
        c.table_name == name, c.column_name == "batch_id", c.old_value == str(batch)
    )
    return or_(rows.c.batch_id == batch, rows.c.id.in_(corrected))


def changes(connection: Connection, asked: Asked) -> Iterator[Change]:
    """In no order."""
    for table in VERSIONS:
        yield from _between_versions(connection, table, asked)
    for table in OF_HOUSEHOLD:
        yield from _in_place(connection, table, asked)


def successions(table: Table, asked: Asked) -> tuple[FromClause, FromClause, Select[Any]]:
    """Versions `before` and `after` of one owner, and a query that selects nothing of them yet."""
    before, after = table.alias("before"), table.alias("after")
    owner = VERSIONS[table]
    follows = (before.c[owner] == after.c[owner]) & (before.c.valid_to == after.c.valid_from)
    query = select().select_from(after).join(before, follows)
    return (
        before,
        after,
        query.where(*asked.conditions(after, after.c.valid_from, after.c.household_id)),
    )


def _between_versions(connection: Connection, table: Table, asked: Asked) -> Iterator[Change]:
    names = list(columns_of(table))
    stated = _first_stated(connection, table, asked)
    before, after, query = successions(table, asked)
    told = (
        *(after.c.id, after.c.valid_from, after.c.batch_id),
        *(after.c[VERSIONS[table]], after.c.household_id),
    )
    query = query.add_columns(*told, *(before.c[n] for n in names), *(after.c[n] for n in names))
    for row in connection.execute(query):
        id_, day, batch, owner, household_id = row[:5]
        batch = stated.get((id_, "batch_id"), batch)
        values = zip(names, row[5 : 5 + len(names)], row[5 + len(names) :], strict=True)
        for name, old, new in values:
            new = stated.get((id_, name), new)
            if old != new and asked.batch in (None, batch):
                yield Change(day, batch, table, owner, household_id, name, old, new)


def _first_stated(connection: Connection, table: Table, asked: Asked) -> dict[tuple[int, str], Any]:
    """What a version said at first, and by which batch, where it was corrected in its place."""
    c = import_changes.c
    query = (
        select(c.record_id, c.column_name, c.old_value)
        .join(import_batches, import_batches.c.id == c.batch_id)
        .join(table, table.c.id == c.record_id)
        .where(c.table_name == table.name, c.column_name.in_([*columns_of(table), "batch_id"]))
        .where(import_batches.c.outcome.in_(STANDING))
        .where(*asked.conditions(table, table.c.valid_from, table.c.household_id))
        .order_by(c.id.desc())
    )
    return {
        (id_, name): from_text(old, table.c[name]) for id_, name, old in connection.execute(query)
    }


def in_place(table: Table, asked: Asked) -> Select[Any]:
    """Logged values of a table that a sheet states: export day, batch and household of each."""
    b, c, h = import_batches.c, import_changes.c, households.c
    key = h.id if OF_HOUSEHOLD[table] == "household_id" else h.household_no
    query = (
        select(b.exported_on, b.id, h.id.label("household_id"))
        .join(import_changes, c.batch_id == b.id)
        .join(table, table.c.id == c.record_id)
        .join(households, key == table.c[OF_HOUSEHOLD[table]])
        .where(c.table_name == table.name, c.column_name.in_(list(columns_of(table))))
        .where(b.outcome.in_(STANDING))
        .where(*replace(asked, batch=None).conditions(table, b.exported_on, h.id))
    )
    return query if asked.batch is None else query.where(b.id == asked.batch)


def _in_place(connection: Connection, table: Table, asked: Asked) -> Iterator[Change]:
    c = import_changes.c
    owner = table.c[VERSIONS.get(table, "id")]
    query = in_place(table, asked).add_columns(owner, c.column_name, c.old_value, c.new_value)
    for day, batch, household_id, owner_id, name, old, new in connection.execute(query):
        column = table.c[name]
        values = from_text(old, column), from_text(new, column)
        yield Change(day, batch, table, owner_id, household_id, name, *values)
