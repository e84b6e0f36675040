"""Records → a workbook of their layout, which imports as it is unless it is masked."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.importer.titles import MASKED
from data.refusal import Refusal
from data.templates import sheet_name
from queries.records.cells import Cell, importable
from queries.records.rows import Exported, Rows
from queries.workbook import DEMONSTRATION

ROWS_A_SHEET = 1_000_000  # of 1,048,576, titles and header among them
LONGEST_TEXT = 32_767  # characters of a cell
NOTICE = f"{MASKED}：姓名、电话和证件号码不完整，不能再导入。"


def write_records(exported: Exported, path: Path) -> int:
    """Returns the number of rows. No file is written if there are none. Raises Refusal if one
    cannot be written, or a text is longer than a cell may be."""
    rows = 0
    try:
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            bold = book.add_format({"bold": True})
            for part in exported.parts:
                rows += _write_part(book, bold, exported, part)
            if not rows:
                book.add_worksheet(sheet_name(exported.layout))
    except FileCreateError as error:
        raise Refusal(f"写不到 {path}，请换一个位置，或先关闭打开着的同名文件。") from error
    if not rows:
        path.unlink()
    return rows


def _write_part(book: Workbook, bold: Format, exported: Exported, part: Rows) -> int:
    """A sheet, and a further one whenever it is full."""
    rows, count = part.read(), 0
    while (first := next(rows, None)) is not None:
        number = len(book.worksheets()) + 1
        name = sheet_name(exported.layout)
        sheet = book.add_worksheet(name if number == 1 else f"{name}{number}")
        some = chain([first], islice(rows, ROWS_A_SHEET - 1))
        count += _write_sheet(sheet, bold, _titles(exported), part.headers, some)
    return count


def _titles(exported: Exported) -> list[str]:
    notice = f"（{DEMONSTRATION}）" if exported.is_demonstration else ""
    title = f"{exported.county}{exported.layout.title}{notice}"
    masked = [NOTICE] if exported.is_masked else []
    return [importable(title), f"导出时间：{exported.as_of}", *masked]


def _write_sheet(
    sheet: Worksheet,
    bold: Format,
    titles: list[str],
    headers: list[str],
    rows: Iterator[list[Cell]],
) -> int:
    for number, title in enumerate(titles):
        sheet.write_string(number, 0, title, bold)
    for index, header in enumerate(headers):
        sheet.set_column(index, index, max(12, 2 * len(header) + 2))
        sheet.write_string(len(titles), index, header, bold)
    sheet.freeze_panes(len(titles) + 1, 0)
    number = len(titles)
    for number, row in enumerate(rows, start=len(titles) + 1):
        for index, cell in enumerate(row):
            _write_cell(sheet, number, index, cell, headers[index])
    return number - len(titles)


def _write_cell(sheet: Worksheet, number: int, index: int, cell: Cell, header: str) -> None:
    if isinstance(cell, str):
        if len(cell) > LONGEST_TEXT:
            raise Refusal(f"“{header}”中有一格超过 {LONGEST_TEXT} 字，Excel 放不下，请先改短。")
        sheet.write_string(number, index, cell)
    elif cell is not None:
        sheet.write_number(number, index, cell)
