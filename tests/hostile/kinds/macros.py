"""Macros, in modules and in sheets, whatever the extension says."""

import struct
from pathlib import Path

from tests.hostile import workbooks
from tests.hostile.table import Kind
from tests.hostile.workbooks import RELATIONS, TYPES, good_xls, good_xlsx, members

KIND = Kind("macros")
MACROS = "文件带有宏"
SHEET_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WORKSHEET_RELATION = (
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
)
MACROSHEET_RELATION = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
VBA_TYPE = (
    b'<Override PartName="/xl/other.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
)


def _with_macros() -> dict[str, bytes]:
    contents = members(good_xlsx())
    contents[TYPES] = contents[TYPES].replace(SHEET_TYPE, MACRO_TYPE)
    return contents | {"xl/vbaProject.bin": good_xls()[:512]}


@KIND.refused("a.xlsx", MACROS)
def an_xlsm_named_xlsx(path: Path) -> None:
    workbooks.archive(path, _with_macros())


@KIND.refused("a.xlsm", "只能导入 .xlsx、.xls 和 .csv 文件")
def an_xlsm(path: Path) -> None:
    workbooks.archive(path, _with_macros())


@KIND.refused("a.xlsx", MACROS)
def a_module_in_capitals(path: Path) -> None:
    workbooks.added(path, {"XL/VBAPROJECT.BIN": b"x"})


@KIND.refused("a.xlsx", MACROS)
def a_module_under_another_name(path: Path) -> None:
    override = lambda xml: xml.replace(b"</Types>", VBA_TYPE + b"</Types>")  # noqa: E731
    workbooks.changed(path, {TYPES: override, "xl/other.bin": lambda _: b"x"})


@KIND.refused("a.xlsx", MACROS)
def only_declared(path: Path) -> None:
    workbooks.changed(path, {TYPES: lambda xml: xml.replace(SHEET_TYPE, MACRO_TYPE)})


@KIND.refused("a.xlsx", MACROS)
def a_sheet_of_excel_4_macros(path: Path) -> None:
    workbooks.added(path, {"xl/macrosheets/sheet1.xml": b"<a/>"})


@KIND.refused("a.xlsx", MACROS)
def a_macro_sheet_among_the_worksheets(path: Path) -> None:
    workbooks.changed(
        path, {RELATIONS: lambda xml: xml.replace(WORKSHEET_RELATION, MACROSHEET_RELATION)}
    )


@KIND.refused("a.xls", MACROS)
def an_xls_with_a_module(path: Path) -> None:
    """A free entry of the directory becomes the storage that holds modules."""
    content = bytearray(good_xls())
    directory = 512 * (1 + struct.unpack("<I", content[48:52])[0])
    entry = directory + 2 * 128
    name = "_VBA_PROJECT_CUR".encode("utf-16-le")
    content[entry : entry + len(name)] = name
    content[entry + 64 : entry + 68] = struct.pack("<HBB", len(name) + 2, 1, 1)
    path.write_bytes(content)


@KIND.refused("a.xls", MACROS)
def an_xls_with_a_macro_sheet(path: Path) -> None:
    content = bytearray(good_xls())
    # BOUNDSHEET: identifier, length, position, visibility, and the kind of sheet
    at = content.index(struct.pack("<H", 0x85))
    while content[at + 10 : at + 12] != bytes((2, 1)):  # length of 程序 and that it is UTF-16
        at = content.index(struct.pack("<H", 0x85), at + 1)
    content[at + 9] = 1
    path.write_bytes(content)
