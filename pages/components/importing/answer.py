"""What a check or an import answers: all files together, then file by file."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data.importer import Report, SheetReport
from data.layouts import LAYOUTS
from pages.components.importing import problems
from pages.components.listing import table
from pages.components.words import count, day

OUTCOMES = {
    "stored": "已导入",
    "unchanged": "没有变化，库中已有",
    "refused": "有误，没有导入",
    "dry_run": "已核对",
}
HEADINGS = ["工作表", "认出的数据表", "读取", "新增", "更新", "不变", "拒绝", "提醒"]


def totals(reports: Sequence[Report]) -> None:
    """All sheets together, as cards."""
    sheets = [sheet for report in reports for sheet in report.sheets]
    cards = [
        ("读取", sum(s.read for s in sheets), "行"),
        ("新增", sum(s.new for s in sheets), "行"),
        ("更新", sum(s.changed for s in sheets), "行"),
        ("不变", sum(s.unchanged for s in sheets), "行"),
        ("拒绝", sum(s.refused for s in sheets), "行"),
        ("提醒", sum(len(s.warnings) for s in sheets), "处"),
    ]
    grid = st.grid(columns=len(cards), min_column_width=120)
    for place, (title, number, unit) in enumerate(cards):
        with grid.cell(), st.container(key=f"card-total-{place}", height="stretch"):
            st.html(
                Markup(
                    '<div class="figure"><div class="title">{}</div><div class="value {}">'
                    "{}<small>{}</small></div></div>"
                ).format(title, "worse" if title == "拒绝" and number else "", count(number), unit)
            )


def files(reports: Sequence[Report]) -> None:
    for number, report in enumerate(reports):
        with st.container(key=f"card-file-{number}"):
            _file(report)


def _file(report: Report) -> None:
    st.html(
        Markup('<div class="file"><b>{}</b><span class="quiet">{}</span></div>').format(
            report.file, "　".join(_said_of(report))
        )
    )
    known = [sheet for sheet in report.sheets if sheet.layout]
    if known:
        table(HEADINGS, [_row(sheet) for sheet in known])
    for sheet in report.sheets:
        _details(sheet, named=len(known) > 1)


def _said_of(report: Report) -> list[str]:
    said = [OUTCOMES[report.outcome]]
    if report.outcome == "dry_run" and report.errors:
        said = [_why_not(report.sheets)]
    if report.exported_on:
        said.append(f"导出日期{day(report.exported_on)}")
    if report.outcome == "stored":
        said.append(f"批次号{report.batch}")
    if report.is_demonstration:
        said.append("表内注明是演示数据")
    return said


def _why_not(sheets: Sequence[SheetReport]) -> str:
    """A file with errors as it was checked: whole, or but for its wrong rows."""
    read, refused = sum(s.read for s in sheets), sum(s.refused for s in sheets)
    if any(sheet.stored or sheet.unchanged for sheet in sheets):
        return f"{refused:,} 行有误，不导入"
    if not refused:
        return "有误，不导入"
    said = f"{refused:,} 行有误，整个文件不导入"
    return said + (f"（其余 {read - refused:,} 行没有发现问题）" if read > refused else "")


def _row(sheet: SheetReport) -> tuple[str | int, ...]:
    title = LAYOUTS[sheet.layout or ""].title
    counts = (sheet.read, sheet.new, sheet.changed, sheet.unchanged, sheet.refused)
    return (sheet.sheet or "", title, *counts, len(sheet.warnings))


def _details(sheet: SheetReport, named: bool) -> None:
    if named or not sheet.layout:
        st.html(Markup('<p class="sheet-name">{}</p>').format(sheet.sheet or ""))
    if sheet.households_new or sheet.households_changed:
        st.caption(
            f"其中农户新增 {sheet.households_new:,} 户，"
            f"户信息有更新的 {sheet.households_changed:,} 户。"
        )
    if sheet.skipped_columns:
        names = Markup("、").join(sheet.skipped_columns)
        st.html(Markup('<p class="quiet">没有用到的列：{}</p>').format(names))
    problems.problems(sheet)
    problems.changes(sheet)
    problems.preview(sheet)
