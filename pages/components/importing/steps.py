"""What the reader can do with a checked import, and what has become of it."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data.importer import Report
from data.importer.settling.households import UNKNOWN_HOUSEHOLD
from pages.components.importing import draft
from pages.components.importing.downloads import download_errors
from pages.components.importing.draft import Draft

# A ledger is checked as it would be imported: after a file of households that is refused.
CONSEQUENCE = (
    "有农户信息表没有通过核对。其他表里“没有这个户编号的农户”可能只是由此引起，"
    "改好农户信息表后一并重新核对即可。"
)
INVENTED = (
    "有的表注明是演示数据。导入后整个数据库会一直标为“演示数据”，不能再作本县真实数据使用；"
    "只是试用时才确认。"
)
NOTHING = "这些文件里没有可以导入的内容。请按下面的说明改好后重新导入。"
CHANGED_SINCE = "没有导入：核对之后库中的数据有了变化，请按下面的说明改好后重新核对。"
RECORDS = "pages/data/records.py"


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
        st.page_link(
            RECORDS, label="在导入记录里查看改了什么、撤销这一批", icon=":material/history:"
        )
    elif any(report.outcome == "unchanged" for report in reports):
        st.info("没有变化：这些内容库中都已有。")
    elif not work.job.complaint:
        st.warning(CHANGED_SINCE, icon=":material/info:")
    with st.container(horizontal=True):
        download_errors(reports)
        st.button("继续导入", type="primary", on_click=draft.give_up, args=(work,))
