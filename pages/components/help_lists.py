"""帮扶: one list at a time of the households whose help is worth a look."""

import streamlit as st

from pages.components import access, store
from pages.components.definition import definition_list
from pages.components.listing import LESS_TOLD, listing
from queries.help import HELP_LISTS, help_list
from queries.scope import Scope


def chosen(scope: Scope) -> None:
    """A choice of HELP_LISTS, and the chosen one with its definition and download."""
    name = st.pills(
        "名单", list(HELP_LISTS), default="mismatch", format_func=lambda one: HELP_LISTS[one].title,
        key="help-list", required=True, label_visibility="collapsed",
    )  # fmt: skip
    one = HELP_LISTS[name or "mismatch"]
    st.html(definition_list([("口径", one.definition), ("依据", one.clause)]))
    frame = store.read(help_list, scope, name or "mismatch")
    access.listed(one.title, scope, len(frame))
    notes = [f"{one.title}：{one.definition}（依据：{one.clause}）"]
    listing(frame, one.title, scope, notes, key=f"help-{name}", leave_out=LESS_TOLD)
