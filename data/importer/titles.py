"""What the rows above a header say: the day of the export, and 演示数据."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from data.importer.cells.days import DAY, read_day
from data.importer.cells.text import half_width, written
from data.importer.faults import is_blank
from data.importer.sheet import Sheet

DEMONSTRATION = "演示数据"
MASKED = "已脱敏"  # names and numbers are not all there
EXPORTED = re.compile(r"导出(?:时间|日期)\s*:?\s*(.*)", re.DOTALL)


def title_cells(sheet: Sheet, header_index: int) -> list[list[Any]]:
    """Cells that are not blank, row by row; rows without any are left out."""
    rows: Iterable[Sequence[Any]] = islice(sheet.rows, header_index)
    cells = ([cell for cell in row if not is_blank(cell)] for row in rows)
    return [row for row in cells if row]


def says_demonstration(titles: list[list[Any]]) -> bool:
    return any(DEMONSTRATION in written(cell) for row in titles for cell in row)


def says_masked(titles: list[list[Any]]) -> bool:
    return any(written(cell).startswith(MASKED) for row in titles for cell in row)


def export_day(titles: list[list[Any]]) -> date | None:
    """From `导出时间：2023-09-25`, or from the cell after `导出时间`."""
    for row in titles:
        for cell, following in zip(row, [*row[1:], ""], strict=False):
            if match := EXPORTED.search(half_width(written(cell))):
                return read_day(_leading_day(match[1].strip() or written(following)))
    return None


def _leading_day(said: str) -> str:
    """The day at the beginning; what follows may be anything, as in `2023-09-25　制表：…`."""
    matches = (pattern.match(said) for pattern in DAY)
    return next((match[0] for match in matches if match), said)
