"""Writing a cell as it was found: text as text, numbers as numbers, days as days."""

import math
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.formulas import is_like_formula
from data.importer.cells.text import written
from data.importer.faults import Fault, is_blank
from data.importer.masking import (
    SHORTEST_IDENTITY,
    TELEPHONES,
    has_identities,
    identity_masked,
    telephone_masked,
)

LONGEST = 32_767  # characters of a cell
FIRST_YEAR = 1900  # of Excel's calendar
AUTHOR = "数据导入"
FILLS = {"拒绝": "#F6C9D0", "提醒": "#FFE9B8"}


class CellWriter:
    """Keeps the formats of one workbook."""

    def __init__(self, book: Workbook):
        self._book = book
        self._formats: dict[tuple[Any, ...], Format] = {}

    def write(
        self,
        page: Worksheet,
        row: int,
        column: int,
        cell: Any,
        *,
        mark: str | None = None,
        is_head: bool = False,
    ) -> None:
        at = (row, column)
        match cell:
            case None | "" if mark is None:
                return
            case bool():
                page.write_boolean(*at, cell, self._format(mark, is_head))
            case int() | float() if math.isfinite(cell):
                page.write_number(*at, cell, self._format(mark, is_head))
            case date() if cell.year >= FIRST_YEAR:
                shown = "yyyy-mm-dd hh:mm:ss" if _has_time(cell) else "yyyy-mm-dd"
                page.write_datetime(*at, _moment(cell), self._format(mark, is_head, shown))
            case _ if is_blank(cell) or isinstance(cell, Fault):
                page.write_blank(*at, None, self._format(mark, is_head))
            case _:
                text = (cell if isinstance(cell, str) else written(cell))[:LONGEST]
                # By its format, not by an apostrophe in the text, which is to be mended as it was.
                quoted = is_like_formula(text)
                page.write_string(*at, text, self._format(mark, is_head, "", quoted))

    def comment(self, page: Worksheet, row: int, column: int, words: str) -> None:
        page.write_comment(
            row, column, words[:LONGEST], {"author": AUTHOR, "x_scale": 2.2, "y_scale": 1.2}
        )

    def _format(
        self, mark: str | None, is_head: bool, shown: str = "", quoted: bool = False
    ) -> Format:
        key = (mark, is_head, shown, quoted)
        if key not in self._formats:
            look: dict[str, Any] = {"bold": is_head, "quote_prefix": quoted}
            if shown:
                look["num_format"] = shown
            if mark:
                look |= {"bg_color": FILLS[mark], "border": 1, "border_color": "#A11D3F"}
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def masker(header: str | None) -> Callable[[Any], Any]:
    """How the cells under a header are masked. A cell that needs no mask stays what it is, a
    number a number; None: only what looks like an identity number is masked."""
    if header and TELEPHONES.search(header):
        return lambda cell: telephone_masked(cell) if _may_be_number(cell) else cell
    shortest = 1 if header and has_identities(header) else SHORTEST_IDENTITY

    def mask(cell: Any) -> Any:
        if not _may_be_number(cell) or (isinstance(cell, str) and len(cell) < shortest):
            return cell
        shown = identity_masked(header, cell)
        return shown if "*" in shown else cell

    return mask


def _may_be_number(cell: Any) -> bool:
    return isinstance(cell, str | int | float) and not isinstance(cell, bool)


def _has_time(day: date) -> bool:
    return isinstance(day, datetime) and day.time() != time()


def _moment(day: date) -> datetime:
    """Without the zone, which a workbook cannot hold."""
    return day if isinstance(day, datetime) else datetime.combine(day, time())
