"""False dimensions, and cells where no cell can be."""

from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import SHEET, changed, header_and, inline, sheet_of

KIND = Kind("false dimensions")
FAR = "远得不正常"
BROKEN = "文件已损坏或不是工作簿"


def _told(path: Path, reference: str) -> None:
    new = f'<dimension ref="{reference}"/>'.encode()
    changed(path, {SHEET: lambda xml: xml.replace(b'<dimension ref="A1:F2"/>', new)})


@KIND.stored("a.xlsx")
def the_whole_grid(path: Path) -> None:
    _told(path, "A1:XFD1048576")


@KIND.stored("a.xlsx")
def a_single_cell(path: Path) -> None:
    _told(path, "B2")


@KIND.stored("a.xlsx")
def beyond_the_grid(path: Path) -> None:
    _told(path, "A1:ZZZ99999999")


@KIND.stored("a.xlsx")
def backwards(path: Path) -> None:
    _told(path, "F2:A1")


@KIND.stored("a.xlsx")
def nonsense(path: Path) -> None:
    _told(path, "上:下")


@KIND.stored("a.xlsx")
def a_number_of_a_thousand_digits(path: Path) -> None:
    _told(path, "A1:B" + "9" * 1_000)


@KIND.stored("a.xlsx")
def the_whole_grid_merged_below_the_rows(path: Path) -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    changed(path, {SHEET: lambda xml: xml.replace(b"</sheetData>", merged)})


@KIND.stored("a.xlsx")
def a_formatted_last_row(path: Path) -> None:
    sheet_of(path, header_and(b'<row r="1048576" ht="20"><c r="A1048576" s="0"/></row>'))


@KIND.refused("a.xlsx", FAR)
def a_value_in_the_last_cell(path: Path) -> None:
    row = b'<row r="1048576">' + inline("XFD1048576", "x") + b"</row>"
    sheet_of(path, header_and(row))


@KIND.refused("a.xlsx", FAR)
def a_value_beyond_the_last_column(path: Path) -> None:
    sheet_of(path, header_and(b'<row r="3">' + inline("ZZZZZZ3", "x") + b"</row>"))


@KIND.refused("a.xlsx", "行没有按行号排列")
def a_row_beyond_the_last(path: Path) -> None:
    sheet_of(path, header_and(b'<row r="4294967297">' + inline("A4294967297", "x") + b"</row>"))


@KIND.refused("a.xlsx", BROKEN)
def a_row_number_of_five_thousand_digits(path: Path) -> None:
    number = "9" * 5_000
    row = f'<row r="{number}">'.encode() + inline(f"A{number}", "x") + b"</row>"
    sheet_of(path, header_and(row))


@KIND.refused("a.xlsx", BROKEN)
def a_row_number_that_is_none(path: Path) -> None:
    sheet_of(path, header_and(b'<row r="three">' + inline("A three", "x") + b"</row>"))
