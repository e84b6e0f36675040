"""The ledgers and the summary of the place on screen, in the form in which they are handed up."""

import streamlit as st

from data.refusal import Refusal
from pages.components import access, store
from pages.components.listing import XLSX
from pages.components.sentences import quiet
from queries.rectification.tables import official_tables, to_workbook
from queries.scope import Scope

HELP = (
    "一个工作簿：户内问题台账、面上问题台账和整改情况汇总表，栏目、表头和顺序与上报格式"
    "（附件3-1、3-2、4）一致；全县的汇总表另按乡镇分列。共排查问题数＝已整改数＋正在整改数，"
    "写表时逐格核对。户主姓名和责任人已脱敏；上报要用的原名表由管理员在命令行导出。"
)


def official(scope: Scope, key: str) -> None:
    """A button that hands out the workbook; why there is none, where the tables disagree."""
    try:
        tables = store.read(official_tables, scope)
    except Refusal as refusal:
        quiet(str(refusal))
        return

    def workbook() -> bytes:
        access.downloaded("整改情况汇总表", scope, len(tables.households) + len(tables.areas))
        return to_workbook(tables)

    st.download_button(
        f"导出{tables.unit}台账和汇总表（附件4格式）",
        workbook,
        file_name=f"整改情况汇总表_{tables.unit}_{scope.as_of:%Y%m%d}.xlsx",
        mime=XLSX,
        key=f"official-{key}",
        icon=":material/download:",
        on_click="ignore",
        help=HELP,
    )
