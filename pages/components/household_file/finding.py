"""Which household: of the address, by its 户编号, or chosen from a list."""

from math import ceil

import streamlit as st
from markupsafe import Markup

from pages.components import access, files, store
from pages.components.listing import ROWS_A_PAGE, households_table, turn
from pages.components.sentences import quiet
from pages.components.words import day
from queries.household_file import NotReadable, households_listed, id_of
from queries.household_file.listed import STATES
from queries.scope import Scope


def asked() -> int | None:
    """The internal id in the address; 0, which no household has, for anything but a number."""
    said = st.query_params.get(files.PATH)
    if said is None:
        return None
    return int(said) if said.isdecimal() and said.isascii() else 0


def by_number(scope: Scope) -> None:
    """A field for the 户编号. What is typed stays here: the address takes the internal id."""
    with st.form("find-household", clear_on_submit=True, border=False):
        field, button = st.columns([4, 1], vertical_alignment="bottom")
        number = field.text_input("户编号", key="household-no", placeholder="输入户编号，按回车")
        is_sent = button.form_submit_button("查看", icon=":material/search:")
    if not is_sent or not number.strip():
        return
    try:
        found = store.read(id_of, number, scope)
    except NotReadable as refusal:
        st.info(str(refusal), icon=":material/info:")
        return
    st.query_params[files.PATH] = str(found)
    st.rerun()


def from_a_list(scope: Scope) -> None:
    """The households of the place on screen; only the page that is shown is read."""
    state = st.segmented_control(
        "哪些户", list(STATES), default="active", key="household-state", required=True,
        format_func=STATES.get, label_visibility="collapsed",
    )  # fmt: skip
    page = st.session_state.get(f"household-page-{state}", 1)
    found = store.read(households_listed, scope, state, (page - 1) * ROWS_A_PAGE, ROWS_A_PAGE)
    if not found.total:
        quiet("所选地区内没有这样的户。")
        return
    access.listed("户档案：选一户", scope, found.total)
    with st.container(horizontal=True, vertical_alignment="center", key="bar-household"):
        st.html(
            Markup('<span class="quiet">共 {:,} 户，截至{}</span>').format(
                found.total, day(scope.as_of)
            ),
            width="content",
        )
        if found.total > ROWS_A_PAGE:
            turn(ceil(found.total / ROWS_A_PAGE), f"household-page-{state}")
    households_table(found.rows, scope)
