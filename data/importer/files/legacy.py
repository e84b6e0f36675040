""".xls: by xlrd, which tells error values from blanks."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlrd
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.importer.faults import FileRefused
from data.importer.files.cell_values import ERROR_VALUE
from data.importer.files.signatures import (
    LOCKED,
    MACROS,
    OLE,
    OTHER_EXTENSION,
    UNREADABLE,
    VBA,
    signature,
)
from data.importer.sheet import Sheet


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
    if signature(path) != OLE:
        raise FileRefused(OTHER_EXTENSION)
    content = path.read_bytes()
    _refuse_macros(path, content)
    try:
        with open(os.devnull, "w") as silence:
            workbook = xlrd.open_workbook(file_contents=content, logfile=silence)
    except xlrd.XLRDError as error:
        raise FileRefused(LOCKED if "encrypted" in str(error) else UNREADABLE) from error
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise FileRefused(UNREADABLE) from error
    return [
        Sheet(sheet.name, LegacyRows(sheet, workbook.datemode), is_hidden=bool(sheet.visibility))
        for sheet in workbook.sheets()
    ]


def _refuse_macros(path: Path, content: bytes) -> None:
    if VBA in content:
        raise FileRefused(MACROS)
    try:
        sheets = CalamineWorkbook.from_path(path).sheets_metadata
    except PasswordError as error:
        raise FileRefused(LOCKED) from error
    except CalamineError as error:
        raise FileRefused(UNREADABLE) from error
    if any(sheet.typ is SheetTypeEnum.MacroSheet for sheet in sheets):
        raise FileRefused(MACROS)
