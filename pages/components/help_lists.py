"""帮扶: one list at a time of the households whose help is worth a look."""

import streamlit as st

from pages.components import access, store
from pages.components.definition import definition_list
from pages.components.listing import LESS_TOLD, listing
from queries.help import HELP_LISTS, help_list
from queries.households import households_behind
from queries.indicators import INDICATORS
from queries.scope import Scope

WITHOUT_DEVELOPMENTAL = "developmental_rate"
TITLES = {
    **{name: one.title for name, one in HELP_LISTS.items()},
    WITHOUT_DEVELOPMENTAL: "有劳动能力没有开发式帮扶",
}


def chosen(scope: Scope) -> None:
    """A choice of TITLES, and the chosen list with its definition and download."""
    name = st.pills(
        "名单", list(TITLES), default="mismatch", format_func=TITLES.get,
        key="help-list", required=True, label_visibility="collapsed",
    ) or "mismatch"  # fmt: skip
    if name == WITHOUT_DEVELOPMENTAL:
        indicator = INDICATORS[name]
        definition, clause = f"不在分子里的分母：{indicator.definition}", indicator.clause
        frame = store.read(households_behind, name, scope, "rest")
    else:
        definition, clause = HELP_LISTS[name].definition, HELP_LISTS[name].clause
        frame = store.read(help_list, scope, name)
    title = TITLES[name]
    st.html(definition_list([("口径", definition), ("依据", clause)]))
    access.listed(title, scope, len(frame))
    notes = [f"{title}：{definition}（依据：{clause}）"]
    listing(frame, title, scope, notes, key=f"help-{name}", leave_out=LESS_TOLD)
