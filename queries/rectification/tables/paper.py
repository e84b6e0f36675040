"""What all official tables look like on paper: A4, label, title, header block, header rows."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from queries.records.cells import importable
from queries.rectification.tables.annexes import Annex, Column, groups
from queries.workbook import DEMONSTRATION

A4 = 9
SONG, HEI, FANG_SONG = "宋体", "黑体", "仿宋"
LINE_HEIGHT = 15  # points of a line of text of FONT_SIZE
FONT_SIZE = 11
HEADER_HEIGHT = 26
LOWEST, HIGHEST = 24, 409  # points of a row; the highest that a workbook can hold
DAY_FORMAT = "yyyy-mm-dd"


class Paper:
    """A sheet under its head; `body` is the first row below it."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[Column]):
        self.book, self.columns = book, columns
        self.sheet: Worksheet = book.add_worksheet(name)
        self.body = 0
        self.bordered = self._format(border=1, valign="vcenter", text_wrap=True)
        self.centred = self._format(border=1, valign="vcenter", align="center", text_wrap=True)
        self.day = self._format(border=1, valign="vcenter", align="center", num_format=DAY_FORMAT)
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)

    def head(self, annex: Annex, notices: Sequence[str], blanks: Sequence[str]) -> None:
        """`notices` stand between the title and `blanks`, the block that is filled in."""
        last = len(self.columns) - 1
        if annex.label:
            self.sheet.write_string(self.body, 0, annex.label, self._format(font_name=HEI, size=14))
            self.body += 1
        title = self._format(font_name=SONG, size=18, bold=True, align="center", valign="vcenter")
        self.sheet.set_row(self.body, 28)
        self.sheet.merge_range(self.body, 0, self.body, last, importable(annex.title), title)
        self.body += 1
        for notice in notices:
            self.sheet.write_string(self.body, 0, notice, self._format(color="#B00020"))
            self.body += 1
        self._blanks(blanks)
        self._header_rows()

    def print_as(self, as_of: date, *, is_demonstration: bool) -> None:
        """Landscape, the header rows on every page, the day of the figures below."""
        sheet = self.sheet
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.center_horizontally()
        sheet.repeat_rows(self.body - 2, self.body - 1)
        sheet.freeze_panes(self.body, 0)
        sheet.set_footer(f"&L数据截至{written(as_of)}&C第 &P 页，共 &N 页", {"margin": 0.3})
        if is_demonstration:
            sheet.set_header(f"&C{DEMONSTRATION}", {"margin": 0.3})

    def merge(self, first: int, left: int, last: int, right: int, text: str) -> None:
        """A range may be a single cell."""
        if (first, left) == (last, right):
            self.sheet.write_string(first, left, importable(text), self.centred)
        else:
            self.sheet.merge_range(first, left, last, right, importable(text), self.centred)

    def height_of(self, texts: Sequence[str]) -> int:
        """Points that a row of these cells needs, a column each."""
        lines = max(
            _lines(text, column.width) for text, column in zip(texts, self.columns, strict=True)
        )
        return min(max(LOWEST, LINE_HEIGHT * lines + 6), HIGHEST)

    def _blanks(self, blanks: Sequence[str]) -> None:
        """Side by side, each over about as much of the width."""
        self.sheet.set_row(self.body, 22)
        look = self._format(font_name=SONG, valign="vcenter")
        starts = self._starts(len(blanks))
        ends = [*(start - 1 for start in starts[1:]), len(self.columns) - 1]
        for left, right, text in zip(starts, ends, blanks, strict=True):
            self.sheet.merge_range(self.body, left, self.body, right, importable(text), look)
        self.body += 1

    def _starts(self, parts: int) -> list[int]:
        whole, passed, starts = sum(column.width for column in self.columns), 0.0, [0]
        for number, column in enumerate(self.columns):
            if passed >= whole * len(starts) / parts and len(starts) < parts:
                starts.append(number)
            passed += column.width
        return starts

    def _header_rows(self) -> None:
        look = self._format(
            font_name=SONG, bold=True, border=1, align="center", valign="vcenter", text_wrap=True
        )
        upper, lower, left = self.body, self.body + 1, 0
        for row in (upper, lower):
            self.sheet.set_row(row, HEADER_HEIGHT)
        for heading, columns in groups(self.columns):
            right = left + len(columns) - 1
            has_parts = any(column.part for column in columns)
            last = upper if has_parts else lower
            self.sheet.merge_range(upper, left, last, right, heading, look)
            for number, column in enumerate(columns if has_parts else (), start=left):
                self.sheet.write_string(lower, number, column.part, look)
            left = right + 1
        self.body += 2

    def _format(self, size: int = FONT_SIZE, **look: Any) -> Format:
        return self.book.add_format({"font_name": FANG_SONG, "font_size": size} | look)


def written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _lines(text: str, width: float) -> int:
    """Lines that a text fills in a column; a Chinese character takes two of its characters,
    and none is broken."""
    room = max(width - 1, 2)
    return sum(
        max(1, ceil(sum(2 if ord(c) > 0x2E80 else 1 for c in part) / room))
        for part in text.split("\n")
    )
