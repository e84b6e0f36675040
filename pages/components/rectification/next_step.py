"""The forms for the step that may come next, and its storing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from data.rectification import Action, Step
from pages.components.rectification.entering import Entry, entry, store_step, typed
from queries.rectification import Problem
from queries.scope import Scope

# What may follow, by whether it is done and verified.
OPEN = (Step.CLOSED, Step.CHANGED)
DONE = (Step.VERIFIED, Step.REOPENED)
VERIFIED = (Step.REOPENED,)
BUTTONS = {
    Step.CLOSED: "登记整改完成",
    Step.CHANGED: "调整措施、责任或时限",
    Step.VERIFIED: "登记复核通过",
    Step.REOPENED: "重新打开",
}
NOTES = {
    Step.CLOSED: ("整改佐证", "做了什么、凭什么认定已整改；写进整改成效。"),
    Step.CHANGED: ("调整原因", "为什么要调整。"),
    Step.VERIFIED: ("复核情况（可不填）", "怎样核实的。"),
    Step.REOPENED: ("重新打开的原因", "哪里没有改好，或又出现了什么。"),
}
SECOND = "复核要由另一个人来做：登记整改完成的人和责任人不能复核。"
KEPT = "登记后长期保留，不能修改或删除；登记错了再登记一步更正，或在“导入记录”撤销这一步。"
KEEP = "不改"


def forms(one: Problem, scope: Scope) -> None:
    may = (VERIFIED if one.verified_on else DONE) if one.is_done else OPEN
    name = f"{one.ledger}-{one.id}-{scope.as_of}-{typed()}"
    # What was being filled in stays when somebody else takes a step: it is answered, not lost.
    held = st.session_state.get(f"next-{name}")
    offered = may if held in (None, *may) else (held, *may)
    chosen = st.segmented_control(
        "下一步", offered, default=held or may[0], required=True, format_func=BUTTONS.get,
        key=f"next-{name}", label_visibility="collapsed",
    )  # fmt: skip
    _form(one, chosen, name, scope)


def _form(one: Problem, step: Step, name: str, scope: Scope) -> None:
    key = f"{step}-{name}"
    with st.form(f"step-{key}", border=False):
        if step is Step.VERIFIED:
            st.caption(SECOND)
        title, hint = NOTES[step]
        note = st.text_area(title, height=100, key=f"note-{key}", placeholder=hint)
        values = _values(one, key) if step in (Step.CHANGED, Step.REOPENED) else {}
        who = entry(one.done_on or one.found_on, scope, key)
        st.caption(KEPT)
        if not st.form_submit_button(BUTTONS[step], type="primary"):
            return
    store_step(_action(one, step, who, note, values), scope)


def _action(one: Problem, step: Step, who: Entry, note: str, values: Mapping[str, Any]) -> Action:
    return Action(
        ledger=one.ledger,
        action=step,
        acted_on=who.day,
        actor_unit=who.unit,
        actor=who.name,
        note=note,
        problem=one.problem,
        values=values,
    )


def _values(one: Problem, key: str) -> dict[str, Any]:
    """What is stated anew; a field left blank changes nothing."""
    left, right = st.columns(2)
    texts = {
        "responsible_unit": left.text_input(
            "责任单位", key=f"unit-{key}", placeholder=one.responsible_unit or KEEP
        ),
        "responsible_person": right.text_input(
            "责任人", key=f"person-{key}", placeholder=one.responsible_person or KEEP
        ),
        "remedy": st.text_area(
            "整改措施", height=80, key=f"remedy-{key}", placeholder=one.remedy or KEEP
        ),
    }
    due_on: date | None = st.date_input(
        "整改时限", one.due_on, key=f"due-{key}", format="YYYY-MM-DD",
        min_value=min(one.found_on or date(1990, 1, 1), one.due_on or date.max),
        max_value=date(2100, 12, 31),
    )  # fmt: skip
    stated: dict[str, Any] = {name: text for name, text in texts.items() if text.strip()}
    return stated if due_on == one.due_on else stated | {"due_on": due_on}
