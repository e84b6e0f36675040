"""One file's import: its batch, its export day and what it has replaced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from data.importer.tally import Tally, ValueChange
from data.models import import_changes, import_sightings
from data.types import fenced

# Values one statement may carry at most differ by database; this is below all of them.
CHUNK = 1_000


@dataclass
class Batch:
    """`changed` counts records inserted, updated or given a new version; `tally` is the
    present sheet's. `tell` is told, now and then, of how many of its records are stored."""

    connection: Connection
    id: int
    exported_on: date
    changed: int = 0
    sightings: list[dict[str, Any]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    tell: Callable[[int], None] = lambda records: None
    _stated: int = 0

    def begin_sheet(self, tell: Callable[[int], None]) -> None:
        self.tally, self.tell, self._stated = Tally(), tell, 0

    def insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)

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
        """The history's rows for one record."""
        return [
            {
                "batch_id": self.id,
                "table_name": table.name,
                "record_id": record_id,
                "column_name": column,
                "old_value": _as_text(old),
                "new_value": _as_text(new),
            }
            for column, old, new in changes
        ]

    def write_log(self, rows: list[dict[str, Any]]) -> None:
        self.insert(import_changes, rows)

    def seen(self, layout: str, records: list[str]) -> dict[str, list[date]]:
        """The export days on which each record was stated before, in order; and notes that
        it is stated by this one. Asked of each chunk of records before it is stored."""
        self._stated += len(records)
        self.tell(self._stated)
        s = import_sightings.c
        query = (
            select(s.record, s.exported_on)
            .where(s.layout == layout, s.record.in_(records))
            .order_by(s.exported_on)
        )
        days: dict[str, list[date]] = {record: [] for record in records}
        for record, day in self.connection.execute(query):
            days[record].append(day)
        self.sightings += [
            {"layout": layout, "record": record, "exported_on": self.exported_on}
            for record in records
            if self.exported_on not in days[record]
        ]
        return days

    def write_sightings(self, connection: Connection) -> None:
        unique = {tuple(row.values()): row for row in self.sightings}
        if unique:
            connection.execute(insert(import_sightings), list(unique.values()))


def _as_text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case frozenset():
            return fenced(value)
        case bytes():
            return value.hex()
        case bool():
            return "是" if value else "否"
        case date() | datetime():
            return value.isoformat()
    return str(value)
