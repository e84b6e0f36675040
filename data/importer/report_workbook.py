"""The report of an import as a workbook: what is wrong where, and how to mend it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from data.importer.report import Problem, Report, SheetReport
from data.refusal import Refusal

COLUMNS = ("文件", "工作表", "行", "列", "值", "问题", "改法", "处理")
WIDTHS = (28, 20, 8, 24, 24, 44, 44, 12)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_report(path: Path, reports: Iterable[Report]) -> None:
    """Raises Refusal if the file cannot be written."""
    try:
        _write(path, reports)
    except FileCreateError as error:
        raise Refusal(f"导入报告写不到 {path}，请换一个位置，或先关闭打开着的同名文件。") from error


def _write(path: Path, reports: Iterable[Report]) -> None:
    with xlsxwriter.Workbook(
        path, {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("导入报告")
        sheet.freeze_panes(1, 0)
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        for index, width in enumerate(WIDTHS):
            sheet.set_column(index, index, width, wrapped)
        sheet.write_row(0, 0, COLUMNS, bold)
        for number, row in enumerate(_rows(reports), start=1):
            sheet.write_row(number, 0, row)


def _rows(reports: Iterable[Report]) -> Iterator[tuple[str | int | None, ...]]:
    for report in reports:
        for sheet in report.sheets:
            yield from (_row(sheet, error, "拒绝") for error in sheet.errors)
            yield from (_row(sheet, warning, "提醒") for warning in sheet.warnings)


def _row(sheet: SheetReport, problem: Problem, treatment: str) -> tuple[str | int | None, ...]:
    return (
        safe(sheet.file),
        safe(sheet.sheet),
        problem.row,
        safe(problem.column),
        safe(problem.value),
        problem.problem,
        problem.mend,
        treatment,
    )


def safe(text: str | None) -> str | None:
    """Text that a spreadsheet could run is fenced off."""
    return f"'{text}" if text and text.startswith(FORMULA_STARTS) else text
