"""Title and header rows that a page break repeats among the data."""

from collections.abc import Iterable, Sequence
from typing import Any

from data.importer.faults import is_blank

Row = Sequence[Any]


class RowsAbove:
    """The rows above a sheet's data. `row in rows_above`: it says the same, cell by cell."""

    def __init__(self, rows: Iterable[Row]):
        self._said = {said for row in rows if (said := _said(row))}
        # Most rows differ in the first of these cells, and need no second look.
        self._first = {said[0] for said in self._said}

    def __contains__(self, row: Row) -> bool:
        for index, cell in self._first:
            if index < len(row) and row[index] == cell:
                return _said(row) in self._said
        return False


def _said(row: Row) -> tuple[tuple[int, Any], ...]:
    """The cells that are not blank, each with its place."""
    return tuple((index, cell) for index, cell in enumerate(row) if not is_blank(cell))
