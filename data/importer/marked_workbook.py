"""The user's own sheets with each refused cell marked where it is to be mended.

A sheet is copied as it was found: text, numbers and days stay what they are at the same
address, and a formula-like text is fenced as text. Of a large sheet only the rows with
problems are copied, with their row numbers in a first, frozen column.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.importer.copied_cells import CellWriter, masker
from data.importer.faults import is_blank
from data.importer.headers import Header
from data.importer.report import Problem, SheetReport
from data.importer.sheet import Sheet

MOST_ROWS_COPIED = 20_000  # of a sheet; of a longer one only the rows with problems
ROW_NUMBER = "原表行号"
REFUSED, WARNED = "拒绝", "提醒"
ORDER = (REFUSED, WARNED)
TAB, WIDTH = "#A11D3F", 16
LONGEST_NAME = 31  # of a sheet in Excel
FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\", "_______")


@dataclass(frozen=True)
class Mark:
    """A problem of a sheet; `treatment` says whether it refuses the row."""

    problem: Problem
    treatment: str

    @property
    def words(self) -> str:
        mend = f"\n改法：{self.problem.mend}。" if self.problem.mend else ""
        return f"{self.treatment}：{self.problem.problem}。{mend}"


@dataclass(frozen=True)
class Place:
    """Where a problem is marked: name of the copied sheet, row and column from 0."""

    sheet: str
    row: int
    column: int


def marks_of(report: SheetReport) -> Iterator[Mark]:
    yield from (Mark(problem, REFUSED) for problem in report.errors)
    yield from (Mark(problem, WARNED) for problem in report.warnings)


class MarkedWorkbook:
    """Copies sheets into `book`. `masked` hides identity numbers and telephones."""

    def __init__(self, book: Workbook, *, masked: bool):
        self._book = book
        self._masked = masked
        self._writer = CellWriter(book)

    def copy(self, sheet: Sheet, report: SheetReport) -> dict[Mark, Place]:
        """Copies a sheet with its marks; where each mark is. Raises FileRefused."""
        by_row: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks_of(report):
            if mark.problem.row is not None:
                by_row[mark.problem.row].append(mark)
        if not by_row or report.header is None:
            return {}
        name = unique_name(sheet.name, [one.get_name() for one in self._book.worksheets()])
        page = self._book.add_worksheet(name)
        whole = report.read <= MOST_ROWS_COPIED
        return _Copy(page, self._writer, report.header, whole, self._masked).fill(sheet, by_row)


class _Copy:
    """One sheet of the new workbook, written row by row."""

    def __init__(
        self, page: Worksheet, writer: CellWriter, header: Header, whole: bool, masked: bool
    ):
        self._page = page
        self._writer = writer
        self._header = header
        self._whole = whole
        self._masked = masked
        self._maskers = [masker(name) for name in header.names]
        self._left = 0 if whole else 1  # columns that the copy has more than the sheet
        page.set_tab_color(TAB)
        page.freeze_panes(header.data_index, self._left)
        page.set_column(0, len(header.written) + self._left, WIDTH)

    def fill(self, sheet: Sheet, by_row: dict[int, list[Mark]]) -> dict[Mark, Place]:
        places: dict[Mark, Place] = {}
        target = -1
        for index, row in enumerate(sheet.rows):
            number = sheet.number(index, self._header.index)
            above = index < self._header.data_index
            marks = [] if above else by_row.get(number, [])
            if not (above or marks or self._whole):
                continue
            target += 1
            marked = self._marked_cells(row, marks)
            self._number(target, index, number)
            self._write(target, row, marked, above)
            for column, ones in marked.items():
                place = Place(self._page.get_name(), target, column + self._left)
                places.update(dict.fromkeys(ones, place))
        return places

    def _number(self, target: int, index: int, number: int) -> None:
        """The rows' own numbers, beside those of a large sheet."""
        if not self._whole and index == self._header.index:
            self._writer.write(self._page, target, 0, ROW_NUMBER, is_head=True)
        elif not self._whole and index >= self._header.data_index:
            self._writer.write(self._page, target, 0, number, is_head=True)

    def _write(
        self, target: int, row: Sequence[Any], marked: dict[int, list[Mark]], above: bool
    ) -> None:
        """One row; `above` and in the header only what looks like a number is masked."""
        cells = list(row) + [None] * (max(marked, default=-1) + 1 - len(row))
        if self._masked:
            maskers = repeat(masker(None)) if above else chain(self._maskers, repeat(masker(None)))
            cells = [mask(cell) for mask, cell in zip(maskers, cells, strict=False)]
        for column, cell in enumerate(cells):
            at = (target, column + self._left)
            if marks := marked.get(column):
                kind = min((mark.treatment for mark in marks), key=ORDER.index)
                self._writer.write(self._page, *at, cell, mark=kind)
                self._writer.comment(self._page, *at, "\n".join(mark.words for mark in marks))
            else:
                self._writer.write(self._page, *at, cell, is_head=above)

    def _marked_cells(self, row: Sequence[Any], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
        """The marks of a row by column."""
        cells: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            cells[self._column(row, mark.problem.column)].append(mark)
        return cells

    def _column(self, row: Sequence[Any], header: str | None) -> int:
        """Of columns with one header the first that is not blank, as they are read; for what
        concerns no column that is there, the first of all."""
        if header not in self._header.written:
            return 0
        name = self._header.names[self._header.written.index(header)]
        columns = [c for c, other in enumerate(self._header.names) if other == name]
        filled = (c for c in columns if c < len(row) and not is_blank(row[c]))
        return next(filled, columns[0])


def unique_name(name: str, taken: Iterable[str]) -> str:
    """A name that Excel accepts and that no other sheet has, whatever its case."""
    known = {one.lower() for one in taken}
    plain = name.translate(FORBIDDEN_IN_NAMES).strip("' ") or "表"
    candidates = (
        plain[:LONGEST_NAME],
        *(f"{plain[: LONGEST_NAME - 6]}（{n}）" for n in range(2, 9999)),
    )
    return next(one for one in candidates if one.lower() not in known)
