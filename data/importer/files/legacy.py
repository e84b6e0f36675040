""".xls: by xlrd, which tells error values from blanks."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlrd

from data.importer.faults import Fault, FileRefused
from data.importer.files.cell_values import ERROR_VALUE
from data.importer.files.compound import refuse_locked_or_macros
from data.importer.files.signatures import LOCKED, OLE, UNREADABLE, beginning, refuse_other
from data.importer.sheet import Sheet

# Rows of all sheets together; a small file that has more repeats one sheet under many names.
MOST_ROWS = 2_000_000
TOO_MANY_ROWS = Fault("工作表的行数多得不正常", "请重新导出，或另存为 .xlsx 后再导入")


class LegacyRows:
    def __init__(self, sheet: xlrd.sheet.Sheet, date_mode: int):
        self._sheet = sheet
        self._date_mode = date_mode

    def __iter__(self) -> Iterator[list[Any]]:
        for index in range(self._sheet.nrows):
            yield [self._value(cell) for cell in self._sheet.row(index)]

    def _value(self, cell: xlrd.sheet.Cell) -> Any:
        if cell.ctype == xlrd.XL_CELL_DATE:
            try:
                return xlrd.xldate_as_datetime(cell.value, self._date_mode)
            except (ValueError, OverflowError):
                return cell.value
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        return ERROR_VALUE if cell.ctype == xlrd.XL_CELL_ERROR else cell.value


def read_xls(path: Path) -> list[Sheet]:
    refuse_other(beginning(path), OLE)
    content = path.read_bytes()
    refuse_locked_or_macros(content)
    try:
        return _sheets(content)
    except FileRefused:
        raise
    except xlrd.XLRDError as error:
        raise FileRefused(LOCKED if "encrypted" in str(error) else UNREADABLE) from error
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise FileRefused(UNREADABLE) from error


def _sheets(content: bytes) -> list[Sheet]:
    """Rows are as long as their cells: a single cell far away makes no room for all others."""
    with open(os.devnull, "w") as silence:
        workbook = xlrd.open_workbook(
            file_contents=content, logfile=silence, on_demand=True, ragged_rows=True
        )
        sheets, rows = [], 0
        for number in range(workbook.nsheets):
            sheet = workbook.sheet_by_index(number)
            rows += sheet.nrows
            if rows > MOST_ROWS:
                raise FileRefused(TOO_MANY_ROWS)
            found = LegacyRows(sheet, workbook.datemode)
            sheets.append(Sheet(sheet.name, found, is_hidden=bool(sheet.visibility)))
        workbook.release_resources()
    return sheets
