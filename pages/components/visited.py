"""走访: by whom households were missed, and what the visits say of incomes."""

import pandas as pd
import streamlit as st

from pages.components import access, listing, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.sentences import quiet
from pages.components.words import count, percent
from queries.scope import Scope
from queries.visits import missed_by_contact

CONTACTS_SHOWN = 10
DUE = "整月未消除风险的户"
FALLEN = (
    "最近一个完整季度与前一季度都有收入登记的户中，月均收入下降三分之一以上的；"
    "一个季度的收入取走访登记的季度收入，没有的取月收入的平均数。"
)
INCOME_NOTES = [
    f"收入登记率：最近一个完整月份中，{DUE}里当月有走访登记了月收入的占比。",
    f"收入下降三分之一：{FALLEN}依据：演丰镇2022年方案三（一）“脱贫户、监测户要按规定周期进行走访并登记收入”。",
    "脱贫户季度测算：全部脱贫户中，最近一个完整季度有收入登记的户；走访台账只登记监测户的，这一项不能说明问题。"
    "依据：演丰镇2022年方案三（一）“脱贫户按照季度做收入测算”。",
]


def contacts(scope: Scope) -> None:
    """The 监测联系人 with anybody missed last month, most first."""
    frame = store.read(missed_by_contact, scope)
    access.listed("未走访户（按联系人）", scope, len(frame))
    if frame.empty:
        quiet("最近一个完整月份没有未走访的户。")
        return
    shown = frame.head(CONTACTS_SHOWN)
    listing.table(list(shown.columns), shown.itertuples(index=False, name=None))
    if len(frame) > CONTACTS_SHOWN:
        quiet(f"只列前{CONTACTS_SHOWN}行，共{len(frame):,}行，全部见下载。")
    notes = [f"最近一个完整月份，{DUE}里没有入户走访的，按监测联系人和村统计；姓名已脱敏。"]
    listing.download(frame, "未走访户（按联系人）", scope, notes, key="contacts")


def incomes(frame: pd.DataFrame, scope: Scope) -> None:
    """Places with how many incomes were recorded, and how many fell."""
    rows = [
        [
            scopes.link(row.region_code, row.region, scope),
            _share(row.recorded, row.due),
            row.visited_blank,
            _share(row.fallen, row.compared),
            _share(row.assessed, row.out_of_poverty),
        ]
        for row in frame.itertuples()
    ]
    listing.table(
        ["地区", "月收入登记率", "走访了没有填", "收入下降三分之一", "脱贫户季度测算"], rows
    )
    with st.popover("口径和依据", type="tertiary", key="definition-incomes"):
        st.html(definition_list([tuple(note.split("：", 1)) for note in INCOME_NOTES]))
    listing.download(printed(frame), "收入登记与变化", scope, INCOME_NOTES, key="incomes")


def printed(frame: pd.DataFrame) -> pd.DataFrame:
    headings = {
        "region_code": "行政区划代码",
        "region": "地区",
        "due": DUE,
        "recorded": "已登记月收入",
        "visited_blank": "走访了没有填月收入",
        "compared": "两个季度都有收入",
        "fallen": "下降三分之一以上",
        "out_of_poverty": "脱贫户",
        "assessed": "季度内有收入登记的脱贫户",
    }
    return frame[list(headings)].rename(columns=headings)


def _share(part: int, whole: int) -> str:
    return f"{percent(part / whole)}（{count(part)}/{count(whole)}）" if whole else "—"
