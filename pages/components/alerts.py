"""部门预警: from push to inclusion by department, where those they are about are now, the lists."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.listing import download, listing, table
from pages.components.sentences import quiet
from pages.components.words import MISSING, percent
from queries.missed.alert_lists import WHEREABOUTS, known_alerts, strangers
from queries.missed.alerts import Whereabouts
from queries.scope import Scope

FUNNEL = {
    "pushed": "推送",
    "known": "对上本县农户",
    "verified": "已核实",
    "concluded": "结论为纳入",
    "monitored": "现在监测",
    "unanswered": "超期未核实",
}
PLACES = {place.name.lower(): place.value for place in Whereabouts}
NOTES = [
    "口径：本期推送的部门预警，按户编号、没有的按证件号码前18位与当日在户的成员对照；一条预警只计一次。",
    "超期未核实：推送已超过规定天数、截至当日没有核实日期的预警，含库中没有的人。",
    "现在：所指的户依次按在监测、纳入程序在办、本期已走程序未纳入、曾监测已退出、本方案已排查、都没有归入一类。",
    "依据：桃沟乡2021年方案二（二）“及时将预警信息分类分级反馈基层核实”；演丰镇2022年方案三“开展集中排查”2部门筛查预警推送的农户。",
]
EVERY, STRANGERS = "全部", Whereabouts.UNKNOWN.value


def funnel(departments: pd.DataFrame) -> None:
    """One row a department: pushed, known, verified, concluded, monitored, late."""
    if departments.empty:
        quiet("本期没有部门预警。")
        return
    _table("部门", departments["department"], departments)
    with st.popover("口径和依据", type="tertiary", key="definition-alerts"):
        st.html(Markup("").join(Markup("<p>{}</p>").format(note) for note in NOTES))


def whereabouts(departments: pd.DataFrame) -> None:
    """One row a department: where those that its warnings are about are now."""
    if departments.empty:
        return
    total = departments[list(PLACES)].sum()
    rows = [[row["department"], *map(int, row[list(PLACES)])] for _, row in departments.iterrows()]
    table(["部门", *PLACES.values()], [*rows, ["合计", *map(int, total)]])


def by_place(parts: pd.DataFrame, scope: Scope) -> None:
    """Places with any warning, then those that name no place so exact."""
    shown = parts[parts["pushed"] > 0]
    if shown.empty:
        return
    names = [
        scopes.link(code, name, scope) if code else name
        for code, name in zip(shown["region_code"], shown["region"], strict=True)
    ]
    _table("地区", names, shown)
    headings = {"region_code": "行政区划代码", "region": "地区"} | FUNNEL | PLACES
    # Where they are monitored is counted once, as a step and as a place.
    frame = parts[[*dict.fromkeys(headings)]].rename(columns=headings)
    download(frame, "部门预警核实情况", scope, NOTES, key="alerts")


def one_by_one(scope: Scope) -> None:
    """The warnings one by one, by where their households are; or of nobody known."""
    chosen = st.pills(
        "现在", [EVERY, *PLACES.values()], key="alert-place", default=Whereabouts.NOWHERE.value,
        label_visibility="collapsed",
    )  # fmt: skip
    if chosen == STRANGERS:
        frame = store.read(strangers, scope)
    else:
        frame = store.read(known_alerts, scope)
        if chosen and chosen != EVERY:
            frame = frame[frame[WHEREABOUTS] == chosen]
    title = f"部门预警（{chosen or EVERY}）"
    if frame.empty:
        quiet("没有这样的预警。")
        return
    access.listed(title, scope, len(frame))
    frame = frame.loc[:, (frame.notna() & frame.ne("")).any()]
    listing(frame, title, scope, NOTES, key="alert-list")


def _table(heading: str, names, frame: pd.DataFrame) -> None:
    rows = [_row(name, row) for name, (_, row) in zip(names, frame.iterrows(), strict=True)]
    if len(rows) > 1:
        rows.append(_row("合计", frame[list(FUNNEL)].sum()))
    table([heading, *FUNNEL.values(), "核实率", "纳入率"], rows)


def _row(name, row: pd.Series) -> list:
    pushed = int(row["pushed"])
    return [
        name,
        *(int(row[column]) for column in FUNNEL),
        _share(row["verified"], pushed),
        _share(row["concluded"], pushed),
    ]


def _share(part: int, whole: int) -> str:
    """With its parts: a bare per cent says little of few."""
    return f"{percent(part / whole)}（{part:,}/{whole:,}）" if whole else MISSING
