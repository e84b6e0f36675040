"""The report of an import as a workbook: what is wrong where and how to mend it, then the
sheets themselves with each such cell marked."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.formulas import safe
from data.importer.copied_cells import FILLS
from data.importer.faults import FileRefused
from data.importer.files import read_file
from data.importer.marked_workbook import Mark, MarkedWorkbook, Place, marks_of
from data.importer.report import Report, SheetReport
from data.refusal import Refusal

TITLE = "导入报告"
COLUMNS = ("文件", "工作表", "行", "列", "值", "问题", "改法", "处理")
WIDTHS = (28, 20, 8, 24, 24, 44, 44, 12)
ROW = COLUMNS.index("行")
MOST_LINKS = 60_000  # Excel allows 65,530 in a sheet

Line = tuple[SheetReport, Mark, Place | None]


def write_report(path: Path, reports: Sequence[Report], *, masked: bool = True) -> None:
    """Identity numbers are masked in the list, and in the copied sheets too unless the
    workbook is for whoever has the files anyway and mends them there.

    The file is whole or as it was. Raises Refusal if it cannot be written.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    part = path.with_name(f"{path.name}.part")
    try:
        part.open("wb").close()  # before rows are spooled to files that nobody would close
        with xlsxwriter.Workbook(part, options) as book:
            page = book.add_worksheet(TITLE)
            copies = MarkedWorkbook(book, masked=masked)
            lines = [line for report in reports for line in _marked(copies, report)]
            _write_list(book, page, lines)
        part.replace(path)
    except (OSError, FileCreateError) as error:
        if part.is_file():
            part.unlink()
        raise Refusal(f"导入报告写不到 {path}，请换一个位置，或先关闭打开着的同名文件。") from error


def _marked(copies: MarkedWorkbook, report: Report) -> Iterator[Line]:
    """The problems of a file, and where they are marked in the copies of its sheets."""
    wanted = {sheet.sheet: sheet for sheet in report.sheets if sheet.header and sheet.has_rows}
    places: dict[str | None, dict[Mark, Place]] = {}
    try:
        for sheet in read_file(report.path) if report.path and wanted else []:
            if sheet.name in wanted:
                places[sheet.name] = copies.copy(sheet, wanted[sheet.name])
    except FileRefused:  # gone or changed since; the list says all there is to say
        pass
    for sheet_report in report.sheets:
        found = places.get(sheet_report.sheet, {})
        yield from ((sheet_report, mark, found.get(mark)) for mark in marks_of(sheet_report))


def _write_list(book: Workbook, page: Worksheet, lines: Iterable[Line]) -> None:
    page.freeze_panes(1, 0)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    link = book.add_format({"font_color": "#1D4F86", "underline": 1})
    fills = {name: book.add_format({"bg_color": colour}) for name, colour in FILLS.items()}
    for index, width in enumerate(WIDTHS):
        page.set_column(index, index, width, wrapped)
    page.write_row(0, 0, COLUMNS, bold)
    for number, (sheet, mark, place) in enumerate(lines, start=1):
        row = _row(sheet, mark)
        page.write_row(number, 0, row)
        page.write_string(number, len(row) - 1, mark.treatment, fills[mark.treatment])
        if place and number <= MOST_LINKS:
            page.write_url(number, ROW, _address(place))
            page.write_number(number, ROW, mark.problem.row or 0, link)


def _address(place: Place) -> str:
    cell = xl_rowcol_to_cell(place.row, place.column)
    return f"internal:{quote_sheetname(place.sheet)}!{cell}"


def _row(sheet: SheetReport, mark: Mark) -> tuple[str | int | None, ...]:
    problem = mark.problem
    return (
        safe(sheet.file),
        _stated(sheet.sheet),
        problem.row,
        _stated(problem.column),
        _stated(problem.value),
        problem.problem,
        problem.mend,
        mark.treatment,
    )


def _stated(text: str | None) -> str | None:
    return None if text is None else safe(text)
