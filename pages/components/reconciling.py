"""A national export that the reader chooses, laid beside the database; nothing is stored."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st
from sqlalchemy import Connection

from data.config import load_config
from data.importer import layouts_in_use
from data.refusal import Refusal
from pages.components import access, store
from pages.components import scope as scopes
from pages.components.importing import uploads
from pages.components.listing import listing, table
from pages.components.sentences import quiet
from pages.components.words import day
from queries.reconciliation import Kind, by_place, listed, reconcile
from queries.scope import Level, Scope

KINDS = ["xlsx", "xls", "csv"]
LEAD = (
    "选一份全国系统导出的监测对象信息，与本库在导出当日的情况逐户对照。"
    "只对照，不导入；识别、消除时间相差一个月以内不算不同。"
)
TITLE = "与全国导出对照"
COLUMNS = {"here": "本库监测对象", "there": "导出监测对象", **{str(k): k.title for k in Kind}}


@dataclass(frozen=True)
class Answer:
    """What a file gave; names are masked, so it may be kept until the next file."""

    file: str
    scope: Scope
    day: date
    refused: int
    places: pd.DataFrame
    rows: pd.DataFrame


def reconciling(scope: Scope, level: Level) -> None:
    """A form for the file; below it the differences by place and one by one."""
    quiet(LEAD)
    with st.form("reconcile", border=False):
        file = st.file_uploader("监测对象信息（.xlsx、.xls、.csv）", type=KINDS, key="export-file")
        is_sent = st.form_submit_button("对照", icon=":material/compare_arrows:")
    if is_sent and file is None:
        st.warning("请先选择导出的文件。", icon=":material/info:")
    elif is_sent:
        st.session_state["reconciled"] = _compared(file, scope, level)
    answer: Answer | None = st.session_state.get("reconciled")
    if answer and answer.scope == scope:
        _show(answer, scope)


def _compared(file: uploads.Upload, scope: Scope, level: Level) -> Answer | None:
    folder, (path,) = uploads.keep([file])

    def compare(connection: Connection) -> Answer:
        found = reconcile(connection, path, scope, layouts=layouts_in_use(load_config()))
        places = by_place(connection, found, scope, level)
        rows = listed(connection, found)
        return Answer(path.name, scope, found.day, found.refused, places, rows)

    try:
        with st.spinner("正在对照……"):
            return store.read(compare)
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
        return None
    finally:
        uploads.remove(folder)


def _show(answer: Answer, scope: Scope) -> None:
    if answer.refused:
        st.warning(
            f"另有{answer.refused}行读不出来，没有对照；请到数据导入页核对。",
            icon=":material/info:",
        )
    quiet(f"{answer.file}，对照日{day(answer.day)}。")
    rows = (
        [
            scopes.link(row["region_code"], row["region"], scope),
            *(int(row[name]) for name in COLUMNS),
        ]
        for _, row in answer.places.iterrows()
    )
    table(["地区", *COLUMNS.values()], rows)
    if answer.rows.empty:
        quiet("两边一致，没有不同。")
        return
    access.listed(TITLE, scope, len(answer.rows))
    notes = [f"口径：{LEAD}", f"对照日：{day(answer.day)}"]
    listing(answer.rows, TITLE, scope, notes, key="reconciled")
