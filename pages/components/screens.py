"""What pages there are, by their address, as the frame declares them."""

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.navigation.page import Page


def remember(sections: Iterable[Iterable[Page]]) -> None:
    st.session_state["screens"] = {
        page.url_path: page.title for pages in sections for page in pages
    }


def titles() -> Mapping[str, str]:
    """The title of each page by its address; that of the first page is ""."""
    return st.session_state["screens"]
