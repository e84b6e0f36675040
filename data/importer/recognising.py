"""The sheets of one file → those that have a layout, and what the file says of itself."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from data.importer.faults import Fault
from data.importer.headers import Header, find_header, is_summary, lack_of
from data.importer.report import Problem, Report, SheetReport
from data.importer.sheet import Sheet
from data.importer.titles import export_day, says_demonstration, says_masked, title_cells
from data.layouts import LAYOUTS, Layout

MORE_CELLS = "请给含逗号的文字加上双引号，或另存为 .xlsx 后再导入"
MASKED_EXPORT = Fault("这是脱敏后的导出表，姓名、证件号码不完整", "请导入没有脱敏的原表")
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

    def unread(self) -> "File":
        """The same file with a report of its own: what reading adds to one the other lacks."""
        report = deepcopy(self.report)
        reports = dict(zip(map(id, self.report.sheets), report.sheets, strict=True))
        sheets = [replace(sheet, report=reports[id(sheet.report)]) for sheet in self.sheets]
        return replace(self, report=report, sheets=sheets)

    def refuse(self, fault: Fault, sheet: str | None = None) -> None:
        """Notes an error of the file or of a whole sheet."""
        report = SheetReport(self.report.file, sheet)
        report.errors.append(Problem(None, None, fault.problem, fault.mend))
        self.report.sheets.append(report)


def recognise(
    sheets: Sequence[Sheet],
    *,
    file_name: str,
    layout: str | None,
    layouts: Mapping[str, Layout] = LAYOUTS,
    sha256: str = "",
) -> File:
    """What cannot be used is noted in the file's report."""
    file = File(Report(file_name), sha256)
    strangers: list[tuple[Sheet, str]] = []
    for sheet in sheets:
        header = find_header(sheet, layout or sheet.layout, layouts)
        if isinstance(header, Header):
            _add(file, sheet, header)
        elif is_summary(sheet):
            strangers.append((sheet, "这是汇总表，由台账算出"))
        elif header is not None:
            file.refuse(lack_of(sheet, header), sheet.name)
        else:
            strangers.append((sheet, "没有认识的表头" if any(map(any, sheet.rows)) else "空表"))
    file.sheets.sort(key=lambda recognised: recognised.header.layout.order)
    file.report.sheets[:0] = [recognised.report for recognised in file.sheets]
    if not file.report.sheets:
        file.refuse(Fault("没有认出任何一种数据表", "请换成从系统导出的原表，或核对表头的列名"))
    elif strangers:
        file.report.sheets += [_skipped(file_name, *stranger) for stranger in strangers]
    return file


def _add(file: File, sheet: Sheet, header: Header) -> None:
    if sheet.is_csv and (number := _too_wide(sheet, header)):
        file.refuse(Fault(f"第 {number} 行的单元格比表头多", MORE_CELLS), sheet.name)
        return
    titles = [[sheet.said], *title_cells(sheet, header.index)]
    if says_masked(titles):
        file.refuse(MASKED_EXPORT, sheet.name)
        return
    file.exported_on = file.exported_on or export_day(titles)
    file.is_demonstration |= says_demonstration(titles)
    report = SheetReport(file.report.file, sheet.name, header.layout.name, header)
    if sheet.is_hidden:
        report.warnings.append(Problem(None, None, "这是隐藏的工作表，已照常读取"))
    file.sheets.append(Recognised(sheet, header, report))


def _too_wide(sheet: Sheet, header: Header) -> int | None:
    """The first record with more cells than headers: a comma too many has shifted it."""
    width = len(header.written)
    rows = enumerate(islice(sheet.rows, header.data_index, None), header.data_index)
    return next((sheet.number(i, header.index) for i, row in rows if len(row) > width), None)


def _skipped(file_name: str, sheet: Sheet, why: str) -> SheetReport:
    warning = Problem(None, None, f"{why}，已跳过")
    return SheetReport(file_name, sheet.name, warnings=[warning])
