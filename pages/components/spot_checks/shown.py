"""One draw, as it is projected and read out."""

import streamlit as st

from data.refusal import Refusal
from pages.components.spot_checks import (
    address,
    drawn_list,
    kept,
    recipe,
    result,
    road,
    taking,
)
from pages.components.spot_checks.pairings import pairings
from queries.scope import Scope


def shown(draw_no: str, scope: Scope) -> None:
    """Everything of the draw, or a sentence, and the way back to the steps."""
    try:
        draw = kept.whole(draw_no, scope)
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
        _back()
        return
    if road.asked():
        road.road(draw, scope)
        return
    names, every = drawn_list.names_of(draw), kept.draws(scope)
    result.just_drawn()
    result.sentence(draw, every)
    result.short_of_quota(draw)
    with st.container(horizontal=True, vertical_alignment="center", key="bar-draw"):
        taking.workbook(draw, scope)
        _back()
    result.tried(draw, every, scope)
    with st.container(key="card-villages"):
        st.subheader("抽中的村")
        drawn_list.villages(draw, names)
        drawn_list.parts_explained()
    with st.container(key="card-households"):
        st.subheader("抽中的户")
        drawn_list.households(draw, names, scope)
    with st.container(key="card-road"):
        st.subheader("下乡用")
        road.way_there(draw, scope)
    pairings(draw, names)
    recipe.recipe(draw)
    with st.container(key="card-made-of"):
        st.subheader("抽取记录")
        result.made_of(draw, kept.frame_of(draw, scope), names)


def _back() -> None:
    st.button("回到选点", on_click=address.leave, icon=":material/arrow_back:")
