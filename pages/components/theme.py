"""The colours that charts share with style.css, and what every page is dressed with.

No colour means good: both tails of an elimination rate are to be checked, so neither is
green. Grades differ in word and shape as well as in colour, and stay clear of the four
weather-warning colours.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from markupsafe import Markup

INK = "#17212B"
MUTED = "#55626F"
LINE = "#D8DFE7"
BLUE = "#1D4F86"
PALE = "#9DB8D6"
SIGNAL = "#A11D3F"
CONCERN = "#9A5B00"
PENDING = "#4A4FA3"
GREY = "#6B7885"

GRADES = {"信号": SIGNAL, "关注": CONCERN, "待核实": PENDING, "样本过少": GREY}
GRADE_CLASSES = {"信号": "signal", "关注": "concern", "待核实": "pending", "样本过少": "small"}

HERE = Path(__file__).parent


def dress() -> None:
    """The style sheet, and the Chinese words for what Streamlit says in English."""
    st.html(HERE / "style.css")
    _run((HERE / "chinese.js").read_text("utf-8"))


def keep_notices_true(pages: Iterable[str]) -> None:
    """No notice that one of `pages`, named by their addresses, does not exist."""
    _run((HERE / "first_link.js").read_text("utf-8").replace("PAGES", json.dumps(list(pages))))


def _run(script: str) -> None:
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def grade(name: str) -> Markup:
    """The name of a grade in its own shape and colour."""
    return Markup('<span class="grade {}">{}</span>').format(GRADE_CLASSES[name], name)
