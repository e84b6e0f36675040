"""What every form asks: who does it, of which unit, on which day; and the storing itself."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from data import database
from data.rectification import Acted, Action, Step, act
from data.refusal import Refusal
from pages.components import access, store
from pages.components import scope as scopes
from pages.components.words import day
from queries.scope import Scope

UNIT, NAME, STORED = "rectifier-unit", "rectifier-name", "rectification-stored"
TYPED = "rectification-typed"


@dataclass(frozen=True)
class Entry:
    day: date
    unit: str
    name: str


def entry(earliest: date | None, scope: Scope, key: str) -> Entry:
    """The fields of one form. The invented county lives on the day on screen, a real one today."""
    today = date.today()
    usual = scope.as_of if store.served().is_demonstration else today
    earliest = earliest or date(1990, 1, 1)
    first, second, third = st.columns(3)
    when = first.date_input(
        "日期", min(max(usual, earliest), today), key=f"day-{key}", format="YYYY-MM-DD",
        min_value=min(earliest, today), max_value=today,
    )  # fmt: skip
    unit = second.text_input("单位", st.session_state.get(UNIT, ""), key=f"by-unit-{key}")
    name = third.text_input("姓名或职务", st.session_state.get(NAME, ""), key=f"by-{key}")
    return Entry(when, unit, name)


def typed() -> int:
    """Steps stored in this session: after each, the next form is a fresh one. What others store
    meanwhile does not count, so that nothing typed is lost to it."""
    return st.session_state.get(TYPED, 0)


def stored() -> None:
    """That it is kept, once."""
    if done := st.session_state.pop(STORED, None):
        st.success(done, icon=":material/check:")


def store_step(action: Action, scope: Scope) -> None:
    """Stores the step and draws the page anew; or says why not."""
    acted = _act(action, scope)
    if acted is None:
        return
    access.acted(action.action.value, scope)
    st.session_state[TYPED] = typed() + 1
    # Whoever verifies is another: only the one who closed is asked to type anew.
    st.session_state[UNIT] = action.actor_unit.strip()
    st.session_state[NAME] = "" if action.action is Step.CLOSED else action.actor.strip()
    said = f"“{action.action.title}”已登记（批次 {acted.batch}）。"
    if action.acted_on > scope.as_of:
        scopes.move(as_of=action.acted_on)
        said += f"页面已改为截至{day(action.acted_on)}，否则看不到这一步。"
    st.session_state[STORED] = said
    st.rerun()


def _act(action: Action, scope: Scope) -> Acted | None:
    engine = database.open_engine(store.served().url)
    try:
        with st.spinner("正在保存……"):
            # Nobody acts beyond the place on screen, nor beyond their own.
            own = scope.viewer.region_code or scope.region_code
            return act(engine, action, writer_region=own)
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
        return None
    finally:
        engine.dispose()
