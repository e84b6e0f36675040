"""Finding the header of a sheet, and through it the sheet's layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from data.importer.cells.text import written
from data.importer.faults import Fault, is_blank
from data.importer.repeated import RowsAbove
from data.importer.sheet import Sheet
from data.importer.two_rows import joined
from data.importer.vocabulary import known_header, normalised, official, required_headers
from data.layouts import LAYOUTS, Layout

ROWS_SEARCHED = 10
# Of 整改情况汇总表, which counts what the ledgers in the same file list row by row.
SUMMARY_HEADERS = {"共排查问题数", "已整改数", "正在整改数"}
Row = Sequence[Any]


@dataclass(frozen=True)
class Header:
    """A header that was recognised. `written` is each column's header as the sheet has it;
    of two rows, the words that tell what the column holds.

    `index` is its first row, `rows_above` are all rows above the data, itself among them.
    """

    layout: Layout
    index: int
    written: tuple[str, ...]
    height: int = 1
    rows_above: RowsAbove = field(default_factory=lambda: RowsAbove(()), compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """As the layouts spell them."""
        return tuple(official(self.layout, header) for header in self.written)

    @property
    def data_index(self) -> int:
        """The first row of data."""
        return self.index + self.height


@dataclass(frozen=True)
class Near:
    """How a row compares with a layout of which it has some key headers.

    `lacks` are headers that the layout needs, `known` how many of the row's are its own, and
    `likely` says that most of what it needs is there.
    """

    layout: Layout
    written: tuple[str, ...]
    height: int
    lacks: tuple[str, ...]
    known: int
    likely: bool


def find_header(
    sheet: Sheet, layout: str | None = None, layouts: Mapping[str, Layout] = LAYOUTS
) -> Header | Near | None:
    """The header among the first rows; Near if incomplete; None if no key header is there.

    Of several layouts that a row would do for, the one that knows most of its headers. A row
    that is nearly of a layout is not of another that happens to need less.
    """
    tried = [layouts[layout]] if layout else list(layouts.values())
    top = list(islice(sheet.rows, ROWS_SEARCHED + 1))
    nearest: Near | None = None
    for index, row in enumerate(top[:ROWS_SEARCHED]):
        below = top[index + 1] if index + 1 < len(top) else []
        compared = [near for each in tried if (near := _compared(each, row, below))]
        best = max(compared, key=_closeness, default=None)
        if best and not best.lacks:
            above = RowsAbove(top[: index + best.height])
            return Header(best.layout, index, best.written, best.height, above)
        nearest = max(filter(None, (nearest, best)), key=_closeness, default=None)
    return nearest


def is_summary(sheet: Sheet) -> bool:
    """Whether a sheet sums up others, and so has nothing to be stored."""
    rows = islice(sheet.rows, ROWS_SEARCHED)
    return any({normalised(cell) for cell in row} >= SUMMARY_HEADERS for row in rows)


def _compared(layout: Layout, row: Row, below: Row) -> Near | None:
    two = joined(layout, row, below)
    headers = two or tuple(map(_as_written, row))
    names = {official(layout, header) for header in headers} - {""}
    if not any(names & set(group) for group in layout.key_headers):
        return None
    needed = required_headers(layout)
    lacks = tuple(group[0] for group in needed if not names & set(group))
    known = sum(known_header(layout, name) for name in names)
    return Near(layout, headers, 2 if two else 1, lacks, known, 2 * len(lacks) < len(needed))


def _as_written(cell: Any) -> str:
    return "" if is_blank(cell) else written(cell)


def _closeness(near: Near) -> tuple[bool, int, int]:
    return near.likely, near.known, -len(near.lacks)


def lack_of(sheet: Sheet, near: Near) -> Fault:
    return Fault(
        f"工作表“{sheet.name}”最接近“{near.layout.title}”，但缺少列：{'、'.join(near.lacks)}",
        "请补上这些列，或换成从系统导出的原表",
    )
