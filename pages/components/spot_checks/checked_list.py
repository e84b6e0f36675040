"""The households of a round one by one: what was found of each, and which are left."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from pages.components import access, listing, store
from pages.components.sentences import quiet
from queries.named_households import households_named
from queries.scope import Scope
from queries.spot_checks.results.lines import Line

HEADINGS = (
    "入选方式",
    "核查日期",
    "核查人",
    "账实是否相符",
    "是否应纳未纳",
    "发现问题",
    "备注",
    "整改台账",
)
OFF = "名单外"
PARTS: dict[str, Callable[[Line], bool]] = {
    "全部": lambda line: True,
    "还没有核查": lambda line: line.is_drawn and line.check is None,
    "发现问题": lambda line: bool(line.check and line.check.problem_types),
    "账实不符": lambda line: bool(line.check and line.check.is_consistent is False),
    "应纳未纳": lambda line: bool(line.check and line.check.is_omitted),
    OFF: lambda line: not line.is_listed,
}
LEFT_OUT = (*listing.LESS_TOLD, "风险类型", "纳入日期", "核查人")
NOTES = [
    "入选方式：全部核查、指定、重点、按风险、随机，见“抽查选点”；备选：备选户；名单外：不在抽查名单上。",
    "账实是否相符、是否应纳未纳空着的是没有核实。应纳未纳是核查人的判断，仍须按程序认定。",
    "整改台账：由这次核查登记、现仍在台账里的问题件数。",
]


def households(told: Sequence[Line], draw_no: str, scope: Scope, *, is_ours: bool) -> None:
    """A choice of which households, then these with their results."""
    shown = {title: [line for line in told if is_in(line)] for title, is_in in PARTS.items()}
    titles = [
        title for title in PARTS if (shown[title] and (is_ours or title != OFF)) or title == "全部"
    ]
    chosen = st.pills(
        "哪些户", titles, default="全部", required=True, label_visibility="collapsed",
        format_func=lambda title: f"{title} {len(shown[title]):,}", key="checked-part",
    )  # fmt: skip
    some = shown[chosen or "全部"]
    frame = as_frame(some, scope)
    access.listed("抽查结果逐户", scope, len(frame))
    title = f"抽查结果逐户_{draw_no}"
    left_out = LEFT_OUT if is_ours else (*LEFT_OUT, HEADINGS[0])  # nobody is on a list of ours
    listing.listing(frame, title, scope, NOTES, key="checked", leave_out=left_out)
    if gone := sum(line.household_id is None for line in some):
        quiet(f"名单上另有{gone:,}户已不在农户信息表中，或已迁出您所辖的地区，没有列出。")


def as_frame(told: Sequence[Line], scope: Scope) -> pd.DataFrame:
    """As every list names households, in the order of the round's list."""
    known = {line.household_id: line for line in told if line.household_id is not None}
    order = {household_id: place for place, household_id in enumerate(known)}
    evidence = {household_id: _evidence(line) for household_id, line in known.items()}
    return store.read(_named, scope, evidence, order)


def _named(connection, scope, evidence, order) -> pd.DataFrame:
    return households_named(connection, scope, evidence, HEADINGS, by=order.get)


def chosen_by(line: Line) -> str:
    """By which part of the draw the household is on the list."""
    if not line.is_listed:
        return OFF
    return "备选" if line.is_reserve else str(line.stratum)


def _evidence(line: Line) -> tuple[object, ...]:
    raised = f"已登记{len(line.raised)}件" if line.raised else None
    if (check := line.check) is None:
        return (chosen_by(line), *[None] * 6, raised)
    return (
        *(chosen_by(line), check.checked_on, check.checker or None),
        *(check.is_consistent, check.is_omitted),
        *("、".join(check.problem_types) or None, check.note, raised),
    )
