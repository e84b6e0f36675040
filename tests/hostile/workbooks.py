"""Writing files: a good one of each kind, and surgery on archives."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from tests.importer.sheets import PERSON

HEADER = ["程序编号", "程序类型", "户编号", "线索发现日期", "办理状态", "佐证材料"]
ROW = ["C1", "纳入", "H1", "2023-09-15", "在办", "有"]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Rows = Iterable[Sequence[Any]]
Change = Callable[[bytes], bytes]


def row(**changes: Any) -> list[Any]:
    """A good procedure, but for what is said; the names are those of HEADER."""
    return list((dict(zip(HEADER, ROW, strict=True)) | changes).values())


def person(**changes: Any) -> list[list[Any]]:
    """A header and one person, but for what is said."""
    said = PERSON | changes
    return [list(said), list(said.values())]


def xlsx(path: Path, rows: Rows = (HEADER, ROW), **options: Any) -> None:
    """Text as text, whatever it looks like; dates as Excel keeps them."""
    plain = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, plain | options) as book:
        book.set_properties({"created": datetime(2023, 9, 25)})  # the same bytes each time
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("程序")
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    sheet.write(number, column, cell)


def xls(path: Path, rows: Rows = (HEADER, ROW), *, name: str = "程序") -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet(name)
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell, *([day] if isinstance(cell, date) else []))
    book.save(str(path))


def csv_text(rows: Rows = (HEADER, ROW), *, line_end: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=line_end).writerows(rows)
    return stream.getvalue()


def good_xlsx(rows: Rows = (HEADER, ROW), **options: Any) -> bytes:
    stream = io.BytesIO()
    xlsx(stream, rows, **options)  # type: ignore[arg-type]  # xlsxwriter takes a stream too
    return stream.getvalue()


def good_xls(rows: Rows = (HEADER, ROW), **options: Any) -> bytes:
    stream = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("程序")
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell)
    book.save(stream)
    return stream.getvalue()


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(path: Path, contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", method) as new:
        for name, content in contents.items():
            new.writestr(name, content)


def changed(path: Path, changes: dict[str, Change], rows: Rows = (HEADER, ROW)) -> None:
    """A good workbook with some members changed; a member that is not there begins empty."""
    contents = members(good_xlsx(rows))
    for name, change in changes.items():
        contents[name] = change(contents.get(name, b""))
    archive(path, contents)


def added(path: Path, extra: dict[str, bytes]) -> None:
    """A good workbook with members more."""
    archive(path, members(good_xlsx()) | extra)


def sheet_of(path: Path, data: bytes, *, before: bytes = b"") -> None:
    """A good workbook whose sheet's rows are the XML of `data`."""
    xml = XML + b'<worksheet xmlns="' + MAIN + b'">' + before
    changed(path, {SHEET: lambda _: xml + b"<sheetData>" + data + b"</sheetData></worksheet>"})


def inline(reference: str, text: str) -> bytes:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def header_and(data: bytes) -> bytes:
    """The XML of a header in row 1, a good row 2, and what follows."""
    lines = []
    for number, cells in ((1, HEADER), (2, ROW)):
        line = b"".join(inline(f"{'ABCDEF'[i]}{number}", cell) for i, cell in enumerate(cells))
        lines.append(b'<row r="%d">' % number + line + b"</row>")
    return b"".join(lines) + data


def protected(path: Path) -> None:
    """Excel asks for the password before a cell is changed; nothing is encrypted."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("程序")
        sheet.protect("密码")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)


def archive_bytes(contents: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in contents.items():
            new.writestr(name, content)
    return stream.getvalue()
