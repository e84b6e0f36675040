"""帮扶: one list at a time of the households whose help is worth a look."""

import pandas as pd
import streamlit as st

from pages.components import access, store
from pages.components.definition import definition_list
from pages.components.listing import LESS_TOLD, listing
from queries.findings import FINDINGS
from queries.findings.listed import as_frame, households_found
from queries.help import HELP_LISTS, help_list
from queries.households import households_behind
from queries.indicators import INDICATORS
from queries.scope import Scope

WITHOUT_DEVELOPMENTAL = "developmental_rate"
UNCHANGED = "unchanged_measures"
TITLES = {
    **{name: one.title for name, one in HELP_LISTS.items()},
    WITHOUT_DEVELOPMENTAL: "有劳动能力没有开发式帮扶",
    UNCHANGED: FINDINGS[UNCHANGED].title,
}
LEFT_OUT = (*LESS_TOLD, "疑点数", "疑点", "证据", "依据")


def chosen(scope: Scope) -> None:
    """A choice of TITLES, and the chosen list with its definition and download."""
    name = st.pills(
        "名单", list(TITLES), default="mismatch", format_func=TITLES.get,
        key="help-list", required=True, label_visibility="collapsed",
    ) or "mismatch"  # fmt: skip
    title, (definition, clause) = TITLES[name], _explained(name)
    st.html(definition_list([("口径", definition), ("依据", clause)]))
    frame = _read(name, scope)
    access.listed(title, scope, len(frame))
    notes = [f"{title}：{definition}（依据：{clause}）"]
    listing(frame, title, scope, notes, key=f"help-{name}", leave_out=LEFT_OUT)


def _explained(name: str) -> tuple[str, str]:
    """What the list holds, and its clause."""
    if name == WITHOUT_DEVELOPMENTAL:
        indicator = INDICATORS[name]
        return f"不在分子里的分母：{indicator.definition}", indicator.clause
    one = FINDINGS[name] if name == UNCHANGED else HELP_LISTS[name]
    return one.definition, one.clause


def _read(name: str, scope: Scope) -> pd.DataFrame:
    if name == WITHOUT_DEVELOPMENTAL:
        return store.read(households_behind, name, scope, "rest")
    if name == UNCHANGED:
        return as_frame(store.read(households_found, scope, [UNCHANGED]))
    return store.read(help_list, scope, name)
