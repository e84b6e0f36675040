"""Keeping in versions what an export states without a day.

An export speaks from its day until the next export that states the record; the first from
the beginning of time. So the version in force on D is that of the latest export on or before
D, or of the earliest after it, and an older export that arrives late fills only its span.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Table, select

from data.importer.batch import CHUNK, Batch
from data.models import BEGINNING, FOREVER

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Span:
    """The days an export speaks for: from <= day < to."""

    start: date
    end: date


def span(exported_on: date, seen: Sequence[date]) -> Span:
    """`seen` are the days of all exports that stated the record, in order."""
    earlier, later = bisect_left(seen, exported_on), bisect_right(seen, exported_on)
    return Span(
        exported_on if earlier else BEGINNING,
        seen[later] if later < len(seen) else FOREVER,
    )


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))


class Versions:
    """The versions of one table; `owner` is the column that says whose version a row is."""

    def __init__(self, batch: Batch, table: Table, owner: str, stated: Sequence[str]):
        self._batch = batch
        self._table = table
        self._owner = owner
        self._stated = tuple(stated)
        kept = {"id", "batch_id", "valid_from", "valid_to", owner, *stated}
        self._unstated = tuple(c.name for c in table.columns if c.name not in kept)
        self._inserts: list[Values] = []
        self._in_place: list[dict[str, Any]] = []
        self._moved: list[dict[str, Any]] = []
        self._log: list[dict[str, Any]] = []

    def in_force(self, owners: Sequence[Any]) -> dict[Any, Row[Any]]:
        """The version in force on the export's day, by owner."""
        t = self._table.c
        names = [self._owner, "id", "valid_from", "valid_to", "batch_id"]
        columns = [t[name] for name in (*names, *self._stated, *self._unstated)]
        day = self._batch.exported_on
        found: dict[Any, Row[Any]] = {}
        for some in chunks(owners):
            query = select(*columns).where(
                t[self._owner].in_(some), t.valid_from <= day, day < t.valid_to
            )
            found.update((row[0], row) for row in self._batch.connection.execute(query))
        return found

    def state(self, owner: Any, values: Values, where: Span, current: Row[Any] | None) -> bool:
        """Says the values of `stated` for a span. False if they are already so."""
        if current is None:
            self._insert(owner, where.start, where.end, values)
            self._batch.tally.adds(self._table)
            return True
        unstated = tuple(current[5 + len(self._stated) :])
        if tuple(current[5 : 5 + len(self._stated)]) == values:
            return False
        _, record, valid_from, valid_to, batch_id = current[:5]
        old = tuple(current[5 : 5 + len(self._stated)])
        self._batch.tally.changes(self._table, owner, zip(self._stated, old, values, strict=True))
        start, end = max(where.start, valid_from), min(where.end, valid_to)
        if (start, end) == (valid_from, valid_to):
            self._replace(record, batch_id, old, values)
            return True
        if start > valid_from:
            self._move(current, Span(valid_from, start))
            if end < valid_to:
                self._insert(owner, end, valid_to, old, unstated, batch_id)
        else:
            self._move(current, Span(end, valid_to))
        self._insert(owner, start, end, values, unstated)
        return True

    def begin_at(self, current: Row[Any], day: date) -> None:
        """Lets a version begin later than it does."""
        self._move(current, Span(day, current[3]))

    def write(self) -> None:
        batch = self._batch
        batch.update(self._table, self._moved)
        batch.update(self._table, self._in_place)
        bounds = ("valid_from", "valid_to", "batch_id")
        names = (self._owner, *bounds, *self._stated, *self._unstated)
        for width in set(map(len, self._inserts)):
            rows = [row for row in self._inserts if len(row) == width]
            batch.insert_values(self._table, names[:width], rows)
        batch.write_log(self._log)
        batch.changed += len(self._moved) + len(self._in_place) + len(self._inserts)

    def _move(self, current: Row[Any], to: Span) -> None:
        _, record, valid_from, valid_to, _ = current[:5]
        self._moved.append({"id": record, "valid_from": to.start, "valid_to": to.end})
        bounds = [("valid_from", valid_from, to.start), ("valid_to", valid_to, to.end)]
        self._log += self._batch.log(self._table, record, bounds)

    def _replace(self, record: int, batch_id: int, old: Values, new: Values) -> None:
        stated = dict(zip(self._stated, new, strict=True))
        self._in_place.append({"id": record, "batch_id": self._batch.id} | stated)
        changes = [
            *zip(self._stated, old, new, strict=True),
            ("batch_id", batch_id, self._batch.id),
        ]
        self._log += self._batch.log(self._table, record, changes)

    def _insert(
        self,
        owner: Any,
        start: date,
        end: date,
        values: Values,
        unstated: Values = (),
        batch_id: int | None = None,
    ) -> None:
        """Rows without `unstated` values are shorter."""
        row = (owner, start, end, batch_id or self._batch.id, *values, *unstated)
        self._inserts.append(row)
