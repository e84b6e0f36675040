"""The forms of the round: who has not handed in, what was ticked and entered, whose authorisation lacks."""

import pandas as pd
import streamlit as st

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.listing import download, listing, table
from pages.components.sentences import quiet
from queries.progress import unauthorised_list
from queries.scope import Level, Scope

HEADINGS = {
    "listed": "排查表（户）",
    "visited": "已入户",
    "yes": "勾选“是”",
    "yes_entered": "“是”已录入",
    "no": "勾选“否”",
    "no_entered": "“否”已录入",
    "blank": "没有勾选",
    "unauthorised": "勾选“是”缺授权书",
}
NOTES = [
    "口径：本批次排查台账所列的户；入户、录入和授权书以截至日以前的日期为准，勾选没有日期，按现有登记。",
    "缺授权书：勾选“是”，而排查台账和该户纳入程序里都没有授权书提交日期。依据：演丰镇2022年方案三“开展集中排查”4；桃沟乡2021年方案二（二）。",
    "没有报的村：本批次排查台账里没有一户的村；方案只查重点人群的，也可能是没有应查的户。",
]


def handed_in(forms: pd.DataFrame, villages: pd.DataFrame, scope: Scope, level: Level) -> None:
    """`forms` by place of the level, `villages` the same by village."""
    if forms.empty:
        quiet("没有适用的工作方案，没有排查批次。")
        return
    headings = ["地区", *HEADINGS.values()]
    if level is not Level.VILLAGE:
        headings.append("没有报的村")
    rows = []
    for row in forms.itertuples():
        if row.listed or level is not Level.VILLAGE:
            cells = [int(getattr(row, name)) for name in HEADINGS]
            more = (
                [f"{row.villages_without} / {row.villages}"] if level is not Level.VILLAGE else []
            )
            rows.append([scopes.link(row.region_code, row.region, scope), *cells, *more])
    if rows:
        table(headings, rows)
    _without(villages)
    printed = villages[["region_code", "region", *HEADINGS]].rename(
        columns={"region_code": "行政区划代码", "region": "村", **HEADINGS}
    )
    download(printed, "排查表报送情况", scope, NOTES, key="forms")
    with st.popover("口径和依据", type="tertiary", key="definition-forms"):
        st.html(definition_list([tuple(note.split("：", 1)) for note in NOTES]))


def _without(villages: pd.DataFrame) -> None:
    served = store.served()
    codes = villages.loc[villages["villages_without"] > 0, "region_code"]
    if len(codes) == len(villages):
        quiet("没有一个村报了本批次的排查表；还没有导入排查台账的，请先在数据导入页导入。")
    elif len(codes):
        names = "、".join(scopes.place_name(served, code) for code in codes)
        quiet(f"没有报本批次排查表的{len(codes)}个村：{names}。")


def unauthorised(scope: Scope) -> None:
    """The households ticked 是 without an authorisation, one by one."""
    frame = store.read(unauthorised_list, scope)
    if not frame.empty:
        title = "勾选“是”缺授权书的户"
        access.listed(title, scope, len(frame))
        listing(frame, title, scope, NOTES[1:2], key="unauthorised")
