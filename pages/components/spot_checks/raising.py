"""A problem raised straight from a visit: onto 整改台账, with the visit's day as 发现日期."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data import database
from data.entered_text import TextRefused
from data.importer.queue import QueueTooLong
from data.layouts import LAYOUTS
from data.rectification import Action, ActionRefused, Step, act
from pages.components import access, store
from pages.components.rectification.lead import ledger_link
from pages.components.sentences import quiet
from pages.components.spot_checks.checked_list import as_frame
from pages.components.spot_checks.entering import Signature, form_key, stored, stored_here
from pages.components.words import day
from queries.scope import Scope
from queries.spot_checks.results.lines import Line

LEDGER = "household_problems"
RAISED = "problem-raised"
FOUND_BY = LAYOUTS[LEDGER].field("found_by").codes
COUNTY = "县级"  # our draws are the county's
FAR = date(2100, 12, 31)


def raising(
    told: Sequence[Line], draw_no: str, scope: Scope, signature: Signature, *, is_ours: bool
) -> None:
    """The visits that found what is on no ledger yet, and the form for one problem."""
    _raise(told, draw_no, scope, signature, is_ours=is_ours)
    stored(RAISED)
    st.html(ledger_link(scope))


def _raise(
    told: Sequence[Line], draw_no: str, scope: Scope, signature: Signature, *, is_ours: bool
) -> None:
    waiting = {
        line.household_no: line for line in told if line.to_raise and line.household_id is not None
    }
    if not waiting:
        quiet("没有待登记的问题：核查中发现的问题都已登记到整改台账，或还没有发现问题。")
        return
    heads = dict(
        as_frame(list(waiting.values()), scope)[["户编号", "户主"]].itertuples(
            index=False, name=None
        )
    )
    left, right = st.columns([2, 1])
    number = left.selectbox(
        f"从哪一户的核查登记（{len(waiting):,}户待登记）", list(waiting), key="raise-household",
        format_func=lambda no: f"{no}　{heads.get(no) or ''}　{'、'.join(waiting[no].to_raise)}",
    )  # fmt: skip
    line = waiting[number]
    problem_type = right.selectbox("问题类型", line.to_raise, key=f"raise-type-{number}")
    if problem_type:
        action = _asked(line, problem_type, draw_no, signature, is_ours=is_ours)
        if action:
            _store(action, scope)


def _asked(
    line: Line, problem_type: str, draw_no: str, signature: Signature, *, is_ours: bool
) -> Action | None:
    """The form; what is to be stored once it was sent."""
    check = line.check
    assert check is not None  # what is to be raised was found by a visit
    key = f"{form_key(line, draw_no, stored_here())}-{problem_type}"
    with st.form(f"raising-{key}", border=False):
        content = st.text_area("具体内容", check.note or "", height=80, key=f"content-{key}")
        remedy = st.text_area("整改措施", height=80, key=f"remedy-{key}")
        left, middle, right = st.columns(3)
        unit = left.text_input("责任单位", key=f"duty-unit-{key}")
        person = middle.text_input("责任人", key=f"duty-{key}")
        due_on = right.date_input(
            "整改时限", None, format="YYYY-MM-DD", max_value=FAR, key=f"due-{key}"
        )
        found_by = st.segmented_control(
            "发现来源", FOUND_BY, default=COUNTY if is_ours else None, key=f"found-{key}",
            help="谁组织的检查；交叉检查由乡镇实施的选乡镇",
        )  # fmt: skip
        if not st.form_submit_button("登记到整改台账", type="primary"):
            st.caption(f"发现日期为核查日期{day(check.checked_on)}；登记后可在“导入记录”撤销。")
            return None
    values = {
        "household_no": line.household_no,
        "problem_type": problem_type,
        "content": content,
        "found_by": found_by,
        "remedy": remedy,
        "responsible_unit": unit,
        "responsible_person": person,
        "due_on": due_on,
    }
    return Action(LEDGER, Step.RAISED, check.checked_on, *signature, values=values, draw_no=draw_no)


def _store(action: Action, scope: Scope) -> None:
    engine = database.open_engine(store.served().url)
    try:
        with st.spinner("正在登记……"):
            act(engine, action, writer_region=scope.viewer.region_code)
    except (ActionRefused, TextRefused, QueueTooLong) as refusal:
        st.text(str(refusal))
        return
    finally:
        engine.dispose()
    access.imported(f"problem raised {action.draw_no}", 1)
    values = action.values
    later = (
        f"核查日期晚于所看的截至日，整改台账要把左侧的“截至”改到{day(action.acted_on)}以后才显示。"
        if action.acted_on > scope.as_of
        else ""
    )
    st.session_state[RAISED] = (
        f"户 {values['household_no']} 的“{values['problem_type']}”问题已登记到整改台账。{later}"
    )
    st.rerun()
