"""The sheets of one file → those that have a layout, and what the file says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data.importer.faults import FileRefused
from data.importer.headers import Header, find_header, refuse_near
from data.importer.report import Problem, Report, SheetReport
from data.importer.sheet import Sheet
from data.importer.titles import export_day, says_demonstration, title_cells

HOUSEHOLDS_FIRST = 2  # order of layout A; B, before it, needs nobody


@dataclass(frozen=True)
class Recognised:
    sheet: Sheet
    header: Header
    report: SheetReport


@dataclass
class File:
    """One file ready to be imported. `sheets` are in the order of their layouts."""

    report: Report
    sha256: str = ""
    sheets: list[Recognised] = field(default_factory=list)
    exported_on: date | None = None
    is_demonstration: bool = False

    @property
    def order(self) -> tuple[int, int]:
        """Files with only villages first, then those with households, then the others."""
        orders = [sheet.header.layout.order for sheet in self.sheets] or [0]
        if max(orders) < HOUSEHOLDS_FIRST:
            return 0, 0
        return (1 if HOUSEHOLDS_FIRST in orders else 2), max(orders)

    def refuse(self, error: FileRefused, sheet: str | None = None) -> None:
        """Notes an error of the file or of a whole sheet."""
        report = SheetReport(self.report.file, sheet)
        report.errors.append(Problem(None, None, error.fault.problem, error.fault.mend))
        self.report.sheets.append(report)


def recognise(
    sheets: Sequence[Sheet], *, file_name: str, layout: str | None, sha256: str = ""
) -> File:
    """What cannot be used is noted in the file's report."""
    file = File(Report(file_name), sha256)
    strangers: list[tuple[Sheet, str]] = []
    for sheet in sheets:
        header = find_header(sheet, layout)
        if isinstance(header, Header):
            _add(file, sheet, header)
        elif header is not None:
            file.refuse(refuse_near(sheet, header), sheet.name)
        else:
            strangers.append((sheet, "没有认识的表头" if any(map(any, sheet.rows)) else "空表"))
    file.sheets.sort(key=lambda recognised: recognised.header.layout.order)
    file.report.sheets[:0] = [recognised.report for recognised in file.sheets]
    if not file.report.sheets:
        file.refuse(
            FileRefused("没有认出任何一种数据表", "请换成从系统导出的原表，或核对表头的列名")
        )
    elif strangers:
        file.report.sheets += [_skipped(file_name, *stranger) for stranger in strangers]
    return file


def _add(file: File, sheet: Sheet, header: Header) -> None:
    titles = title_cells(sheet, header.index)
    file.exported_on = file.exported_on or export_day(titles)
    file.is_demonstration |= says_demonstration(titles)
    report = SheetReport(file.report.file, sheet.name, header.layout.name)
    if sheet.is_hidden:
        report.warnings.append(Problem(None, None, "这是隐藏的工作表，已照常读取"))
    file.sheets.append(Recognised(sheet, header, report))


def _skipped(file_name: str, sheet: Sheet, why: str) -> SheetReport:
    warning = Problem(None, None, f"{why}，已跳过")
    return SheetReport(file_name, sheet.name, warnings=[warning])
