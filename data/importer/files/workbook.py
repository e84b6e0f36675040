""".xlsx: values by python-calamine, which reads in Rust and holds a sheet compactly."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.importer.faults import Fault, FileRefused
from data.importer.files.archive import WORKBOOK, open_archive, pieces
from data.importer.files.broken_cells import broken_cells, has_signs
from data.importer.files.signatures import LOCKED, MACROS, UNREADABLE
from data.importer.sheet import Sheet

RELATIONS = "xl/_rels/workbook.xml.rels"


class CalamineRows:
    """The rows of a sheet from its first row and column, as often as asked for."""

    def __init__(self, sheet: CalamineSheet):
        self._sheet = sheet

    def __iter__(self) -> Iterator[list[Any]]:
        start = self._sheet.start
        left = [""] * start[1] if start else []
        return (left + row if left else row for row in self._sheet.iter_rows())


def read_xlsx(path: Path) -> list[Sheet]:
    with open_archive(path) as archive:
        faults = _faults(archive)
    try:
        workbook = CalamineWorkbook.from_path(path)
        if any(sheet.typ is SheetTypeEnum.MacroSheet for sheet in workbook.sheets_metadata):
            raise FileRefused(MACROS)
        return [
            Sheet(
                sheet.name,
                CalamineRows(workbook.get_sheet_by_name(sheet.name)),
                is_hidden=sheet.visible is not SheetVisibleEnum.Visible,
                faults=faults.get(sheet.name, {}),
            )
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise FileRefused(LOCKED) from error
    except CalamineError as error:
        raise FileRefused(UNREADABLE) from error


def _faults(archive: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], Fault]]:
    """Broken cells by sheet. Every large member is unpacked once, which shows a false size."""
    parts = _parts(archive)
    found = {
        name: broken_cells(pieces(archive, part))
        for name, part in parts.items()
        if part in archive.NameToInfo and has_signs(pieces(archive, part))
    }
    for member in archive.infolist():
        if member.filename not in parts.values():
            for _ in pieces(archive, member.filename):
                pass
    return found


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → the member that holds it."""
    try:
        relations = {
            relation.get("Id"): posixpath.normpath(
                posixpath.join("/xl", relation.get("Target", ""))
            ).lstrip("/")
            for relation in ElementTree.fromstring(archive.read(RELATIONS))
        }
        sheets = ElementTree.fromstring(archive.read(WORKBOOK)).iterfind(".//{*}sheet")
        named = [(sheet.get("name", ""), _relation(sheet)) for sheet in sheets]
    except (KeyError, ElementTree.ParseError) as error:
        raise FileRefused(UNREADABLE) from error
    return {name: relations[id_] for name, id_ in named if id_ in relations}


def _relation(sheet: ElementTree.Element) -> str | None:
    """The attribute r:id; its namespace differs between strict and transitional files."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), None)
