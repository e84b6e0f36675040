"""How a figure was come by: each method in one plain sentence, and exactly, with its source."""

import streamlit as st

from pages.components.definition import definition_list
from queries.methods import METHODS, Method


def explained(*ids: str, key: str = "") -> None:
    """A button that opens the methods of those ids; `key` tells apart several on one page.
    Raises KeyError for an id there isn't."""
    methods = [METHODS[name] for name in ids]
    with st.popover("方法说明", type="tertiary", key=f"definition-methods-{'-'.join(ids)}{key}"):
        for method in methods:
            st.markdown(f"**{method.title}**")
            st.html(definition_list(terms(method)))


def terms(method: Method) -> list[tuple[str, str]]:
    return [("一句话", method.plain), ("算法", method.note), ("文献", method.reference)]
