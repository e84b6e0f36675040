"""The situations of the plan as groups of households: who of them was looked at, who was not."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.listing import download, listing, table
from pages.components.sentences import quiet
from queries.missed.groups import STANDINGS, WORRYING, added_up, group_list
from queries.scope import Scope

NOTES = [
    "口径：按登记数据符合方案触发情形、或排查表写有该触发情形的户，一户可在几类；"
    "方案没有给出数额的情形只看排查表。",
    "各户按当日情况归入一栏：在监测、启动过纳入程序、已排查、没有排查，依次取先符合的。",
    "依据：演丰镇2022年方案三“开展集中排查”2；柳江区2023年方案一（一）重点聚焦的农户。",
]
TITLE = "重点人群里还没有监测、也没有启动程序的户"


def standings(parts: pd.DataFrame) -> None:
    """One row a situation, one column where its households stand, of all places together."""
    here = added_up(parts)
    if here.empty:
        quiet("适用的工作方案没有写触发情形。")
        return
    rows = (
        [row["trigger"], int(row["households"]), *(int(row[name]) for name in STANDINGS)]
        for _, row in here.iterrows()
    )
    table(["触发情形", "户数", *STANDINGS.values()], rows)
    with st.popover("口径和依据", type="tertiary", key="definition-groups"):
        st.html(Markup("").join(Markup("<p>{}</p>").format(note) for note in NOTES))


def one_by_one(parts: pd.DataFrame, scope: Scope) -> None:
    """A situation's households that are not looked after, by place and one by one."""
    here = added_up(parts)
    left = here.assign(left=here[list(WORRYING)].sum(axis=1)).set_index("trigger")["left"]
    if not left.sum():
        return
    chosen = st.selectbox(
        "触发情形", list(left.index), key="group", label_visibility="collapsed",
        index=int(left.to_numpy().argmax()),
        format_func=lambda name: f"{name}：没有监测、也没有启动程序的{left[name]:,}户",
    )  # fmt: skip
    _by_place(parts[parts["trigger"] == chosen], scope)
    frame = store.read(group_list, scope, chosen)
    if frame.empty:
        quiet("名单上没有记录。")
        return
    title = f"{TITLE}（{chosen}）"
    access.listed(title, scope, len(frame))
    frame = frame.loc[:, (frame.notna() & frame.ne("")).any()]
    listing(frame, title, scope, NOTES, key="group-list")


def _by_place(parts: pd.DataFrame, scope: Scope) -> None:
    shown = parts[parts[list(WORRYING)].sum(axis=1) > 0]
    rows = (
        [
            scopes.link(row["region_code"], row["region"], scope),
            int(row["households"]),
            *(int(row[name]) for name in STANDINGS),
        ]
        for _, row in shown.iterrows()
    )
    table(["地区", "户数", *STANDINGS.values()], rows)


def printed(parts: pd.DataFrame, scope: Scope) -> None:
    """All situations and places to take along."""
    headings = {
        "trigger": "触发情形", "region_code": "行政区划代码", "region": "地区",
        "households": "户数", **STANDINGS,
    }  # fmt: skip
    download(
        parts.rename(columns=headings),
        "重点人群排查情况",
        scope,
        NOTES,
        "groups",
        "下载各情形各地区",
    )
