"""What a check or an import answers: all files together, then file by file."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from markupsafe import Markup

from data.importer import Report, SheetReport, write_report
from data.importer.settling.households import UNKNOWN_HOUSEHOLD
from data.layouts import LAYOUTS
from pages.components import access
from pages.components.importing import draft, problems
from pages.components.importing.draft import Draft
from pages.components.listing import XLSX, table
from pages.components.words import count, day

OUTCOMES = {
    "stored": "已导入",
    "unchanged": "没有变化，库中已有",
    "refused": "有误，没有导入",
    "dry_run": "已核对",
}
# A ledger is checked as it would be imported: after a file of households that is refused.
CONSEQUENCE = (
    "有农户信息表没有通过核对。其他表里“没有这个户编号的农户”可能只是由此引起，"
    "改好农户信息表后一并重新核对即可。"
)
MARKED = (
    "您的原表，有误的单元格标红、要核实的标黄，批注写明怎么改；在里面改好就可以直接再导入。"
    "含完整证件号码，请勿转发。超过两万行的表只列有问题的行。"
)
LIST = "同样的标注，但证件号码和电话已遮盖，可以发给乡镇对照修改；遮盖过的表不能再导入。"
INVENTED = (
    "有的表注明是演示数据。导入后整个数据库会一直标为“演示数据”，不能再作本县真实数据使用；"
    "只是试用时才确认。"
)
NOTHING = "这些文件里没有可以导入的内容。请按下面的说明改好后重新导入。"
RECORDS = "pages/data/records.py"
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


def download_errors(reports: Sequence[Report]) -> None:
    """The workbooks of all problems, if there are any; each made when it is asked for."""
    found = sum(len(report.errors) + len(report.warnings) for report in reports)
    if not found:
        return
    _workbook_button(
        f"下载标注的原表（{found:,} 处）", "导入核对_标注原表.xlsx", reports, MARKED, masked=False
    )
    _workbook_button("下载清单（证件号码已遮盖）", "导入核对_清单.xlsx", reports, LIST, masked=True)


def _workbook_button(
    label: str, file_name: str, reports: Sequence[Report], purpose: str, *, masked: bool
) -> None:
    def workbook() -> BytesIO:
        access.imported(label, len(reports))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "report.xlsx"
            write_report(path, reports, masked=masked)
            return BytesIO(path.read_bytes())

    st.download_button(
        label, workbook, file_name, XLSX, help=purpose,
        icon=":material/download:", on_click="ignore", key=f"download-{masked}",
    )  # fmt: skip


def check(work: Draft, *, into_demonstration: bool) -> None:
    """What would happen, and what the reader can do now."""
    reports, importable = work.check.reports, work.importable
    left = len(reports) - len(importable)
    if importable:
        st.html(Markup('<p class="lead">{}</p>').format(_promise(importable, left)))
    elif reports:
        st.html(Markup('<p class="lead">{}</p>').format(NOTHING))
    if not into_demonstration and any(report.is_demonstration for report in importable):
        st.warning(INVENTED, icon=":material/info:")
    if _is_consequence(reports):
        st.info(CONSEQUENCE, icon=":material/info:")
    with st.container(horizontal=True):
        if importable:
            st.button("确认导入", type="primary", on_click=draft.confirm, args=(work,))
        if any(r.errors for r in reports) and not work.choices.accept_valid_rows:
            st.button("只导入正确的行，重新核对", on_click=draft.check_valid_rows, args=(work,))
        download_errors(reports)
        st.button("换一批文件", on_click=draft.give_up, args=(work,))


def _is_consequence(reports: Sequence[Report]) -> bool:
    refused = {sheet.layout for report in reports for sheet in report.sheets if report.errors}
    unknown = any(error.problem == UNKNOWN_HOUSEHOLD.problem for r in reports for error in r.errors)
    return unknown and "household_members" in refused


def _promise(importable: Sequence[Report], left: int) -> str:
    sheets = [sheet for report in importable for sheet in report.sheets]
    new, changed = sum(s.new for s in sheets), sum(s.changed for s in sheets)
    said = f"可以导入 {len(importable)} 个文件"
    said += (
        f"，将新增 {new:,} 行、更新 {changed:,} 行。"
        if new or changed
        else "，内容库中都已有，不会有变化。"
    )
    return said + (f"另有 {left} 个文件有误，不会导入。" if left else "")


def result(work: Draft) -> None:
    """What has happened."""
    draft.finish(work)
    reports = work.answers
    stored = [str(report.batch) for report in reports if report.outcome == "stored"]
    if stored:
        left = sum(report.outcome in ("refused", "dry_run") for report in reports)
        st.success(
            f"导入完成，批次号 {'、'.join(stored)}。各页的数字已按新数据计算。"
            + (f"有 {left} 个文件没有导入。" if left else "")
        )
    elif not work.job.complaint:
        st.info("没有变化：这些内容库中都已有。")
    if stored:
        st.page_link(
            RECORDS, label="在导入记录里查看改了什么、撤销这一批", icon=":material/history:"
        )
    with st.container(horizontal=True):
        download_errors(reports)
        st.button("继续导入", type="primary", on_click=draft.give_up, args=(work,))
