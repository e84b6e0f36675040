""".xlsx → sheets, whose rows are read from the archive as they are asked for."""

import posixpath
import zipfile
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from data.importer.faults import FileRefused
from data.importer.files.archive import WORKBOOK, open_archive, pieces
from data.importer.files.cell_values import CellValues
from data.importer.files.shared_strings import shared_strings
from data.importer.files.sheet_rows import SheetRows
from data.importer.files.signatures import MACROS, UNREADABLE
from data.importer.files.styles import date_styles
from data.importer.sheet import Sheet

RELATIONS = "xl/_rels/workbook.xml.rels"
WORKSHEET, MACRO_SHEET = "worksheet", "xlMacrosheet"
STYLES, STRINGS = "styles", "sharedStrings"
ROOT_FOLDER = "/xl"
LARGEST = 30_000_000  # bytes of a part read as a whole; the most styles of Excel take a third

Relation = tuple[str, str]  # kind, and the member it leads to


def read_xlsx(path: Path) -> list[Sheet]:
    with open_archive(path) as archive:
        relations = _relations(archive)
        _unpack_once(archive, {part for kind, part in relations.values() if kind == WORKSHEET})
        if any(kind == MACRO_SHEET for kind, _ in relations.values()):
            raise FileRefused(MACROS)
        parts = {kind: part for kind, part in relations.values() if part in archive.NameToInfo}
        workbook = _parsed(archive, WORKBOOK)
        styles = _parsed(archive, parts[STYLES]) if STYLES in parts else None
        values = CellValues(
            partial(shared_strings, path, parts.get(STRINGS)),
            date_styles(styles),
            _counts_from_1904(workbook),
        )
        sheets = [
            (sheet, relations.get(_relation(sheet), ("", "")))
            for sheet in workbook.iterfind("{*}sheets/{*}sheet")
        ]
        if len({part for _, (_, part) in sheets}) < len(sheets):  # would be read again and again
            raise FileRefused(UNREADABLE)
        if any(kind == WORKSHEET and part not in archive.NameToInfo for _, (kind, part) in sheets):
            raise FileRefused(UNREADABLE)
        return [
            Sheet(
                sheet.get("name", ""),
                SheetRows(path, part, values),
                is_hidden=sheet.get("state", "visible") != "visible",
            )
            for sheet, (kind, part) in sheets
            if kind == WORKSHEET
        ]


def _unpack_once(archive: zipfile.ZipFile, streamed: set[str]) -> None:
    """Shows a member that is broken, or larger than it says, before anything is parsed. Of the
    sheets, which are most of the archive, their rows show it as they are read."""
    for name in archive.NameToInfo.keys() - streamed:
        for _ in pieces(archive, name):
            pass


def _parsed(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    try:
        if archive.getinfo(part).file_size > LARGEST:
            raise FileRefused(UNREADABLE)
        return ElementTree.fromstring(b"".join(pieces(archive, part)))
    except (KeyError, ElementTree.ParseError) as error:
        raise FileRefused(UNREADABLE) from error


def _relations(archive: zipfile.ZipFile) -> dict[str | None, Relation]:
    return {
        relation.get("Id"): (
            posixpath.basename(relation.get("Type", "")),
            posixpath.normpath(posixpath.join(ROOT_FOLDER, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in _parsed(archive, RELATIONS)
    }


def _relation(sheet: ElementTree.Element) -> str | None:
    """The attribute r:id; its namespace differs between strict and transitional files."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), None)


def _counts_from_1904(workbook: ElementTree.Element) -> bool:
    properties = workbook.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true", "on")
