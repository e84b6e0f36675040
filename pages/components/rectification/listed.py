"""The working list: chosen by state, level, type, finder and unit; each row leads to its problem."""

from collections.abc import Callable, Sequence

import streamlit as st
from markupsafe import Markup

from pages.components import access, files
from pages.components.listing import download, table, turned_to
from pages.components.rectification import told
from pages.components.sentences import quiet
from pages.components.words import day
from queries.rectification import Problem, State, due_soon, unit_of
from queries.scope import Scope

TITLE = "整改台账"
STATES: dict[str, Callable[[Problem], bool]] = {
    "没有完成的": lambda one: not one.is_done,
    "已超期": lambda one: one.is_overdue,
    "7天内到期": due_soon,
    "重新打开": lambda one: one.times_reopened > 0 and not one.is_done,
    "待复核": lambda one: one.state is State.DONE,
    "已复核": lambda one: one.state is State.VERIFIED,
    "全部": lambda one: True,
}
FILTERS: dict[str, Callable[[Problem], str]] = {
    "层面": lambda one: one.level,
    "问题类型": lambda one: one.problem_type,
    "发现来源": lambda one: one.found_by or "没有写明",
    "责任单位": lambda one: unit_of(one) or "没有写明",
}
HEADINGS = ["状态", "地区", "户编号", "问题", "发现来源", "责任单位和责任人", "整改时限", "剩余"]
NOTES = [
    "状态截至当日：时限当日不算超期，没有时限的不会超期；重新打开的从那一天起算没有完成",
    "没有完成的按整改时限先后排列，没有时限的在后；不按单位或个人排名",
    "户主、责任人和复核人的姓名已遮盖；疑点和问题是核查的线索，不是对人的结论",
]


def listed(found: Sequence[Problem], scope: Scope) -> None:
    chosen = _chosen(found)
    access.listed(TITLE, scope, len(chosen))
    if not chosen:
        quiet("没有符合的问题。")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="bar-rectification"):
        st.html(
            Markup('<span class="quiet">共 {:,} 个，截至{}</span>').format(
                len(chosen), day(scope.as_of)
            ),
            width="content",
        )
        download(told.as_frame(chosen), TITLE, scope, NOTES, key="rectification")
        shown = chosen[turned_to(len(chosen), "rectification")]
    links = files.linked([one.household_no for one in shown if one.household_no], scope)
    table(HEADINGS, [_row(one, links, scope) for one in shown])


def _chosen(found: Sequence[Problem]) -> list[Problem]:
    state = st.pills(
        "状态", list(STATES), default="没有完成的", key="rectification-state", required=True,
        label_visibility="collapsed",
        format_func=lambda name: f"{name} {sum(map(STATES[name], found)):,}",
    )  # fmt: skip
    chosen = list(filter(STATES[state], found))
    with st.expander("按层面、问题类型、发现来源、责任单位筛选"):
        columns = st.columns(len(FILTERS))
    for column, (name, of) in zip(columns, FILTERS.items(), strict=True):
        options = sorted({of(one) for one in found})
        wanted = column.selectbox(
            name, options, index=None, placeholder="不限", key=f"rectification-{name}"
        )
        if wanted is not None:
            chosen = [one for one in chosen if of(one) == wanted]
    return chosen


def _row(one: Problem, links: dict[str, Markup], scope: Scope) -> list[object]:
    number = one.household_no or ""
    return [
        told.state(one),
        told.place(one) if one.level == "户内" else f"{told.place(one)}（{one.level}）",
        links.get(number, number or one.head),
        told.link(one, f"{one.problem_type}：{one.content}", scope),
        one.found_by,
        told.holder(one) or None,
        one.due_on,
        told.time_left(one) or (f"{day(one.done_on)}完成" if one.done_on else None),
    ]
