"""Rows → a workbook as an office has it, and a workbook → rows, by other code than ours."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils.escape import unescape

from tests.round_trip.rows import Row

TITLE_ROWS = 2


def write(path: Path, rows: list[Row]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for column, header in enumerate(rows[0]):
            sheet.write_string(0, column, header)
            for number, row in enumerate(rows, start=1):
                value = row[header][0]
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None and float(f"{value:.16G}") != value:
                    sheet.write_string(number, column, f"{Decimal(repr(value)):f}")
                elif value is not None:
                    sheet.write_number(number, column, value)
    return path


def read(path: Path) -> list[dict[str, Any]]:
    """Each row by header, the fence of a formula-like text taken away."""
    found: list[dict[str, Any]] = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        head, *rows = list(sheet.iter_rows(values_only=True))[TITLE_ROWS:]
        found += [dict(zip(head, map(_plain, row), strict=True)) for row in rows]
    return found


def _plain(value: Any) -> Any:
    # openpyxl leaves _x005F_x0041_ as it is in cells that hold their text themselves.
    return unescape(value).removeprefix("'") if isinstance(value, str) else value
