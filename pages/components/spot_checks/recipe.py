"""How anybody recomputes the list, without this system."""

import streamlit as st
from markupsafe import Markup

from pages.components.methods import explained
from pages.components.sentences import points
from pages.components.spot_checks import words
from queries.spot_checks.draws import WholeDraw

LINES = (
    "票号＝对“*种子|轮次|编号*”这串文字（UTF-8）求SHA-256：村的编号是12位区划代码，户的编号是户编号；任何电脑都算得出。",
    "票号64位，前16位给分值相同的重点排先后，第17—32位除以分值、最小的按风险抽，第33—48位最小的随机抽。",
)


def recipe(draw: WholeDraw) -> None:
    with st.container(key="card-recipe"):
        st.subheader("谁都能复算")
        points(LINES)
        if draw.drawn.villages:
            first = draw.drawn.villages[0]
            st.html(
                Markup('<p class="quiet">例：{}|{}|{}<br>{}</p>').format(
                    draw.seed, draw.round, first.code, words.fingerprint(first.ticket)
                )
            )
        explained("spot_check_draw")
