"""Whose problems fall due: units and persons in the order of what is due first."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components.listing import download, table
from pages.components.sentences import quiet
from queries.rectification import Due, Problem, due_by_unit
from queries.scope import Scope

TITLE = "到期和超期（按责任单位和责任人）"
UNITS_SHOWN = 12
HEADINGS = ["责任单位", "责任人", "最早到期", "已超期", "7天内到期", "以后到期", "没有时限"]
NOTES = [
    "没有整改完成的问题，按责任单位和责任人统计；单位下面是其中各责任人的",
    "按最早到期的一天先后排列，不按数量排名：数量多少与任务多少有关，不说明谁做得不好",
    "只写“村委会”“镇政府”的，按问题所在的村和乡镇分开；责任人姓名已遮盖，同一单位里遮盖后相同的分行列出",
]


def due(found: Sequence[Problem], scope: Scope) -> None:
    rows = due_by_unit(found)
    if not rows:
        quiet("没有需要整改的问题。")
        return
    units = [n for n, row in enumerate(rows) if row.persons]
    end = units[UNITS_SHOWN] if len(units) > UNITS_SHOWN else len(rows)
    table(HEADINGS, [_row(row) for row in rows[:end]])
    if end < len(rows):
        quiet(f"只列最早到期的{UNITS_SHOWN}个单位，共{len(units)}个，全部见下载。")
    download(as_frame(rows), TITLE, scope, NOTES, key="due-by-unit")
    with st.popover("怎样排列", type="tertiary", key="definition-due"):
        for note in NOTES:
            st.markdown(note)


def as_frame(rows: Sequence[Due]) -> pd.DataFrame:
    said = [[_unit(row), _person(row), *_numbers(row)] for row in rows]
    return pd.DataFrame(said, columns=HEADINGS, dtype=object)


def _row(row: Due) -> list[object]:
    unit = Markup("<b>{}</b>").format(_unit(row)) if row.persons else ""
    return [unit, _person(row), *_numbers(row)]


def _numbers(row: Due) -> list[object]:
    return [row.first_due_on, row.overdue, row.soon, row.later, row.undated]


def _unit(row: Due) -> str:
    return row.unit or "没有写明"


def _person(row: Due) -> str:
    return "合计" if row.persons > 1 else row.person or "没有写明"
