"""走访: one list at a time of households that were missed, or whose income says something."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.components import access, listing, store
from pages.components.definition import definition_list
from pages.components.visited import DUE, FALLEN
from queries.households import households_behind
from queries.scope import Scope
from queries.visits import fallen_incomes, repeatedly_missed, unrecorded_incomes

# What each list holds.
MISSED = {
    "月内未走访的户": f"最近一个完整月份，{DUE}里没有人入户走访的；电话联系、未填方式的不算入户。",
    "两个月以上未走访的户": f"本期完整月份（最多最近12个）中，作为{DUE}而没有人入户走访的月份有两个以上的。",
    "季度内未联系的预警户": "最近一个完整季度没有走访也没有联系的预警户；预警户是最近一次导出填了预警户类型的户。",
}
INCOMES = {
    "月收入未登记的户": f"最近一个完整月份，{DUE}里当月没有走访登记月收入的。",
    "收入下降三分之一的户": FALLEN,
}


def lists(scope: Scope, titles: Mapping[str, str], key: str) -> None:
    """A choice of `titles`, and the chosen list with what it means and its download."""
    names = list(titles)
    chosen = st.pills(
        "名单", names, default=names[0], key=key, required=True, label_visibility="collapsed"
    )
    title = chosen or names[0]
    st.html(definition_list([("口径", titles[title])]))
    frame = _read(title, scope)
    access.listed(title, scope, len(frame))
    listing.listing(
        frame, title, scope, [titles[title]], key=f"{key}-list", leave_out=listing.LESS_TOLD
    )


def _read(title: str, scope: Scope) -> pd.DataFrame:
    match title:
        case "月内未走访的户":
            return store.read(households_behind, "visit_completion_rate", scope, "rest")
        case "两个月以上未走访的户":
            return store.read(repeatedly_missed, scope)
        case "季度内未联系的预警户":
            return store.read(households_behind, "visit_completion_rate_warning", scope, "rest")
        case "月收入未登记的户":
            return store.read(unrecorded_incomes, scope)
        case "收入下降三分之一的户":
            return store.read(fallen_incomes, scope)
    raise KeyError(title)
