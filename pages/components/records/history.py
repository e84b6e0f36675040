"""修改历史: one household's, categories that flip, and edits in the week before an inspection."""

from collections.abc import Callable
from datetime import timedelta

import pandas as pd
import streamlit as st

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.listing import download, listing, table
from pages.components.sentences import lead, quiet
from pages.components.words import count, day, decimal
from queries.history import (
    UnknownHousehold,
    attribute_flips,
    edits_before,
    edits_by_place,
    household_history,
)
from queries.indicators.clauses import FLIPS
from queries.scope import Scope

BETWEEN = "导出表只说明两次导出之间有改动，不说明是哪一天改的；改动记在发现它的那次导出"


def one_household(scope: Scope) -> None:
    no = st.text_input("户编号", key="household", placeholder="输入户编号，如 990101100201001")
    if not no.strip():
        quiet("输入户编号，看这一户、家庭成员和各台账里改过的每一个值。")
        return
    try:
        frame = store.read(household_history, no.strip(), scope)
    except UnknownHousehold as unknown:
        st.info(str(unknown), icon=":material/info:")
        return
    title = "一户的修改历史"  # goes into the access log, so without the 户编号
    access.listed(title, scope, len(frame))
    notes = [BETWEEN, "首次导入的值不算改动；已撤销的批次不计；姓名、电话、证件号码已遮盖"]
    listing(frame, title, scope, notes, key="household-history")
    quiet("；".join(notes) + "。")


def flipping(scope: Scope) -> None:
    frame = store.read(attribute_flips, scope)
    access.listed("属性反复修改", scope, len(frame))
    lead(f"近12个月监测对象类别改过两次及以上的有*{len(frame):,}*户，建议重点核查。")
    notes = [
        "口径：截至日前12个月内，相邻两次导出之间监测对象类别变化2次及以上",
        "首次纳入不算变化；取消后又恢复算两次；同一导出日重新导入是更正，不算变化",
        f"依据：{FLIPS}",
    ]
    listing(frame, "属性反复修改", scope, notes, key="flips")
    quiet("；".join(notes) + "。")


def before_an_inspection(scope: Scope) -> None:
    first, second = st.columns(2, vertical_alignment="bottom")
    inspected_on = first.date_input(
        "检查日期", scope.as_of + timedelta(days=1), format="YYYY-MM-DD", key="inspected_on",
        max_value=scope.as_of + timedelta(days=7),
    )  # fmt: skip
    with second:
        level = scopes.choose_level("edits-level")
    frame = store.ask(edits_by_place, scope, inspected_on, level)
    own = store.ask(edits_by_place, scope, inspected_on, scopes.level_of(scope)).iloc[0]
    usual = "此前数据不足一周，没有平常数可比"
    if own["usual"] is not None:
        usual = f"平常一周约{decimal(own['usual'])}户"
    lead(
        f"{day(inspected_on - timedelta(days=7))}至{day(inspected_on - timedelta(days=1))}"
        f"的导出里有*{count(own['households'])}*户的记录改过；{usual}。"
    )
    _by_place(frame, scope)
    notes = [BETWEEN, "平常一周：检查周之前52周（数据不足的按实有周数）改动户次的周均数"]
    quiet("；".join(notes) + "。改动多不等于有问题，先看改了什么。")
    download(_printed(frame), "检查前一周集中修改", scope, notes, key="edits", label="下载各地")
    if st.toggle("逐条查看", key="edits-list"):
        listed = store.read(edits_before, scope, inspected_on)
        access.listed("检查前一周的改动", scope, len(listed))
        listing(listed, "检查前一周的改动", scope, notes, key="edits-list-rows")


def _by_place(frame: pd.DataFrame, scope: Scope) -> None:
    """The places with changes, those furthest above their usual week first."""
    changed = frame[frame["households"] > 0]
    if changed.empty:
        quiet("这一周没有改动。")
        return
    above = changed["households"] - changed["usual"].fillna(0)
    rows = [
        (
            scopes.link(row.region_code, row.region, scope),
            row.households,
            decimal(row.usual),
            "、".join(f"{header} {number:,}户" for header, number in row.columns),
            "、".join(map(str, row.batches)),
        )
        for row in changed.loc[above.sort_values(ascending=False).index].itertuples()
    ]
    table(("地区", "改动户数", "平常一周", "改得最多的项目", "批次"), rows)


def _printed(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "地区": frame["region"],
            "改动户数": frame["households"],
            "平常一周户数": frame["usual"],
            "改得最多的项目": [
                "、".join(f"{header} {number}户" for header, number in columns)
                for columns in frame["columns"]
            ],
            "批次": ["、".join(map(str, batches)) for batches in frame["batches"]],
        }
    )


QUESTIONS: dict[str, Callable[[Scope], None]] = {
    "一户的历史": one_household,
    "属性反复修改": flipping,
    "检查前一周": before_an_inspection,
}
