"""Which draw is on screen: the one that the address names."""

import streamlit as st
from markupsafe import Markup

from pages.components import address
from queries.scope import Scope

ASKED = "draw"  # the page, and the name of the 抽查编号 in its address


def asked() -> str | None:
    return st.query_params.get(ASKED)


def show(draw_no: str) -> None:
    """Shows a draw from the next run on, which begins at once."""
    st.query_params[ASKED] = draw_no
    st.rerun()


def leave() -> None:
    """Back to the steps."""
    st.query_params.pop(ASKED, None)


def link(draw_no: str, words: str, scope: Scope) -> Markup:
    """Reached by keyboard, and of a row's card on a telephone as well."""
    target = ASKED + address.query(scope, **{ASKED: draw_no})
    return Markup('<a href="{}" target="_self">{}</a>').format(target, words)
