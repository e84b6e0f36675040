"""The 说明 beside a flag: what was written, and for its township the form to write one."""

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from data import database
from data.explanations import LONGEST, ExplanationRefused, explain
from pages.components import access, store
from pages.components import scope as scopes
from pages.components.words import day
from queries.explanations import Explanation, answering
from queries.flags import Flag
from queries.scope import Level, Scope

Key = tuple[str, str]  # of a flag: its id and its place
UNIT, ROLE, STORED = "explainer-unit", "explainer-role", "explanation-stored"


def key_of(one: Flag | Explanation) -> Key:
    return one.flag, one.region_code


def by_flag(written: Iterable[Explanation]) -> dict[Key, list[Explanation]]:
    """Newest first, as they come."""
    found: dict[Key, list[Explanation]] = {}
    for one in written:
        found.setdefault(key_of(one), []).append(one)
    return found


def beside(flag: Flag, written: Sequence[Explanation], scope: Scope) -> None:
    """What was written, then the form where the place on screen is not the whole county."""
    if written:
        items = Markup("").join(_said(one, scope) for one in written)
        st.html(Markup('<ol class="said">{}</ol>').format(items))
    if scopes.level_of(scope) is Level.COUNTY:
        return
    key = f"{flag.flag}-{flag.region_code}-{len(written)}"  # once stored, the form is shut
    if st.toggle("再写一条说明" if written else "写说明", key=f"explain-{key}"):
        _form(flag, scope, key)


def stored() -> None:
    """That it is kept, once."""
    if done := st.session_state.pop(STORED, None):
        st.success(done, icon=":material/check:")


def _said(one: Explanation, scope: Scope) -> Markup:
    is_of_now = (one.as_of, one.period_start) == (scope.as_of, scope.period_start)
    about = "" if is_of_now else f"，针对截至{day(one.as_of)}的提示（{one.grade}）"
    return Markup('<li><div class="who">{}</div><div class="text">{}</div></li>').format(
        f"{one.author_unit} {one.author_role}，{day(one.written_at.date())}"
        f"{one.written_at:%H:%M}{about}",
        one.explanation,
    )


def _form(flag: Flag, scope: Scope, key: str) -> None:
    with st.form(f"explaining-{key}", border=False):
        text = st.text_area(
            "原因和已采取的做法", height=120, key=f"text-{key}",
            placeholder=f"最长{LONGEST:,}字。请不要写证件号码、手机号和姓名；需要指明某户的，写户编号。",
        )  # fmt: skip
        left, right = st.columns(2)
        unit = left.text_input("填写单位", st.session_state.get(UNIT, ""), key=f"unit-{key}")
        role = right.text_input(
            "填写人职务", st.session_state.get(ROLE, ""), key=f"role-{key}", placeholder="不写姓名"
        )
        if not st.form_submit_button("保存说明", type="primary"):
            st.caption("保存后长期保留，不能修改或删除；写错了另写一条更正。提示不会因此撤销。")
            return
    _store(flag, scope, text, unit, role)


def _store(flag: Flag, scope: Scope, text: str, unit: str, role: str) -> None:
    engine = database.open_engine(store.served().url)
    try:
        with st.spinner("正在保存……"):
            # Nobody writes beyond the place on screen, nor beyond their own.
            own = scope.viewer.region_code or scope.region_code
            explain(engine, answering(flag, scope, text, unit, role), writer_region=own)
    except ExplanationRefused as refusal:
        st.warning(str(refusal), icon=":material/info:")
        return
    finally:
        engine.dispose()
    access.explained(flag.flag, scope.at(flag.region_code))
    st.session_state[UNIT], st.session_state[ROLE] = unit.strip(), role.strip()
    st.session_state[STORED] = f"{flag.region}“{flag.title}”的说明已保存。提示照样保留。"
    st.rerun()
