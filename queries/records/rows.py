"""The records of one layout, row by row, under the headers of its sheet."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Select, func, select

from data.identity import identity_key
from data.layouts import Layout, Place
from data.layouts.columns import PERSON_NO, Column, is_of_persons, printed_header, sheet_columns
from data.models import dataset
from data.regions import RegionTree, regions_on
from queries.records.cells import Cell, Decrypt, cell_of, importable
from queries.records.seen import seen_on
from queries.records.selecting import BEGINS, records_select, stated_places

# A person whom no sheet has given a number is kept under the hash of the identity number.
NO_NUMBER = re.compile(r"[0-9a-f]{64}")
ROWS_AT_ONCE = 1_000

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """Headers, and the rows below them, read anew each time they are gone through."""

    headers: list[str]
    read: Callable[[], Iterator[list[Cell]]]


@dataclass(frozen=True)
class Exported:
    """`parts` are sheets. Only persons may fill two: those with 人口编号 and those without.
    `is_masked`: what it says of persons is not all there."""

    layout: Layout
    as_of: date
    county: str
    is_demonstration: bool
    is_masked: bool
    parts: list[Rows]


def export_of(
    connection: Connection,
    layout: Layout,
    as_of: date,
    *,
    region_code: str | None = None,
    unmasked: bool = False,
) -> Exported:
    """The records as on a day, of a region and all below it or of all there are.

    On the last day of the data and after it, whatever is stored; on an earlier day only what
    was known then. Raises IdentityKeyError if identity numbers cannot be read.
    """
    data = connection.execute(select(dataset)).one()
    tree = regions_on(connection)
    places = None if region_code is None else tree.within(region_code)
    is_past = data.data_until is not None and as_of < data.data_until
    reader = _Reader(connection, layout, as_of, tree, places, is_past, unmasked)
    county = tree.by_code.get(data.county_code or "")
    is_private = layout.has_identities or any(field.private for field in layout.fields)
    return Exported(
        layout,
        as_of,
        county.name if county else "",
        data.is_demonstration,
        is_private and not unmasked,
        reader.parts(),
    )


@dataclass(frozen=True)
class _Reader:
    connection: Connection
    layout: Layout
    as_of: date
    tree: RegionTree
    places: set[str] | None
    is_past: bool
    unmasked: bool

    def parts(self) -> list[Rows]:
        columns = sheet_columns(self.layout)
        if not is_of_persons(self.layout):
            return [self._rows(columns, lambda row: True)]
        without = [column for column in columns if column is not PERSON_NO]
        numbered = self._rows(columns, lambda row: not _is_numberless(row))
        return [numbered, self._rows(without, _is_numberless)]

    def _rows(self, columns: Sequence[Column], wanted: Callable[[Row], bool]) -> Rows:
        headers = [printed_header(column) for column in columns]
        return Rows(headers, partial(self._read, columns, wanted))

    def _read(
        self, columns: Sequence[Column], wanted: Callable[[Row], bool]
    ) -> Iterator[list[Cell]]:
        decrypt = self._decrypt()
        query = self._select().execution_options(yield_per=ROWS_AT_ONCE)
        found = self.connection.execute(query)
        for row in (each._asdict() for each in found):
            if not wanted(row):
                continue
            if self.is_past and self.layout.name in BEGINS:
                row = seen_on(self.layout, row, self.as_of)
            yield [self._cell(column, row, decrypt) for column in columns]

    def _select(self) -> Select:
        return records_select(self.layout, self.as_of, self.places, is_past=self.is_past)

    def _decrypt(self) -> Decrypt | None:
        """Where no identity number is stored there may be no key, and none is made by asking."""
        if not self.layout.has_identities:
            return None
        rows = self._select().order_by(None).subquery()
        stored = self.connection.scalar(select(func.count(rows.c.identity_hash)))
        return lru_cache(identity_key(self.connection).decrypt) if stored else None

    def _cell(self, column: Column, row: Row, decrypt: Decrypt | None) -> Cell:
        if isinstance(column, Place):
            return self._place(column, row)
        return cell_of(column, row, decrypt, unmasked=self.unmasked)

    def _place(self, place: Place, row: Row) -> Cell:
        """The names are those of the region list as it is, so that they can be imported."""
        code = row["place"]
        if code is None:
            stated = stated_places(self.layout).get(place)
            said = row[stated] if stated else None
            return None if said is None else importable(said)
        if place is Place.CODE:
            return code
        above = self.tree.ancestor(code, place.value)
        return importable(above.name) if above else None


def _is_numberless(row: Row) -> bool:
    return NO_NUMBER.fullmatch(row["person_no"]) is not None
