"""One file's import: its batch, its export day and what it has replaced."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, update

from data.importer.bulk import BulkInsert
from data.importer.logged import as_text
from data.importer.tally import Tally, ValueChange
from data.models import import_batches, import_changes, import_sightings

# Values one statement may carry at most differ by database; this is below all of them.
CHUNK = 1_000

# Of batches whose word stands: what they stated counts, even where it changed nothing.
STANDING = ("stored", "unchanged")


@dataclass
class Batch:
    """`changed` counts records inserted, updated or given a new version; `sightings` are the
    records stated, by layout and key, and whether that changed them. `tally` is the present
    sheet's; `tell` is told, now and then, of how many of its records are stored.
    `unknown_households` are those that rows name and nobody has stated."""

    connection: Connection
    id: int
    exported_on: date
    changed: int = 0
    sightings: dict[tuple[str, str], bool] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    tell: Callable[[int], None] = lambda records: None
    unknown_households: set[str] = field(default_factory=set)
    _stated: int = 0
    _inserts: dict[tuple[str, tuple[str, ...]], BulkInsert] = field(default_factory=dict)

    def begin_sheet(self, tell: Callable[[int], None]) -> None:
        self.tally, self.tell, self._stated = Tally(), tell, 0

    def insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Each row has the same columns."""
        if rows:
            self.insert_values(table, tuple(rows[0]), [tuple(row.values()) for row in rows])

    def insert_values(
        self, table: Table, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Each row has the values of the columns `names`."""
        key = table.name, names
        if key not in self._inserts:
            self._inserts[key] = BulkInsert(self.connection, table, names)
        self._inserts[key](rows)

    def update(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Each row has `id` and the same columns to set."""
        if rows:
            names = [name for name in rows[0] if name != "id"]
            statement = update(table).where(table.c.id == bindparam("record_id"))
            statement = statement.values({name: bindparam(f"new_{name}") for name in names})
            parameters = [
                {"record_id": row["id"]} | {f"new_{name}": row[name] for name in names}
                for row in rows
            ]
            self.connection.execute(statement, parameters)

    def log(
        self, table: Table, record_id: int, changes: Iterable[ValueChange]
    ) -> list[dict[str, Any]]:
        """The history's rows for one record; a value that stays has none."""
        return [
            {
                "batch_id": self.id,
                "table_name": table.name,
                "record_id": record_id,
                "column_name": column,
                "old_value": as_text(old),
                "new_value": as_text(new),
            }
            for column, old, new in changes
            if old != new
        ]

    def write_log(self, rows: list[dict[str, Any]]) -> None:
        self.insert(import_changes, rows)

    def seen(self, layout: str, records: list[str]) -> dict[str, list[date]]:
        """The export days on which each record was stated before, in order; and notes that
        it is stated by this one. Asked of each chunk of records before it is stored."""
        self._stated += len(records)
        self.tell(self._stated)
        s = import_sightings.c
        query = select(s.record, s.batch_id).where(s.layout == layout, s.record.in_(records))
        days: dict[str, set[date]] = {record: set() for record in records}
        for record, batch_id in self.connection.execute(query):
            if batch_id in self._standing:
                days[record].add(self._standing[batch_id])
        for record in records:
            self.sightings.setdefault((layout, record), False)
        return {record: sorted(found) for record, found in days.items()}

    def wrote(self, layout: str, records: Iterable[str]) -> None:
        """Notes that this batch changed the records, which it has stated."""
        self.sightings.update(((layout, record), True) for record in records)

    @cached_property
    def _standing(self) -> dict[int, date]:
        """Export days of the earlier batches whose word stands."""
        b = import_batches.c
        query = select(b.id, b.exported_on).where(b.outcome.in_(STANDING), b.id != self.id)
        return {id_: day for id_, day in self.connection.execute(query) if day is not None}

    def write_sightings(self, connection: Connection, batch_id: int) -> None:
        """Of `batch_id`, which is another than this one's where nothing of it was stored."""
        names = ("layout", "record", "batch_id", "is_changed")
        BulkInsert(connection, import_sightings, names)(
            (layout, record, batch_id, is_changed)
            for (layout, record), is_changed in self.sightings.items()
        )
