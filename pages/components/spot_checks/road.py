"""The inspectors' own view of a draw: by village, and what to print. It tells neither why a
household was drawn nor what is recorded of it, so its address can be given to the teams."""

import streamlit as st
from markupsafe import Markup

from pages.components import address
from pages.components.spot_checks.address import ASKED
from pages.components.spot_checks.address import link as to_draw
from pages.components.spot_checks.by_village import by_village
from pages.components.spot_checks.printing import for_the_road
from queries.scope import Scope
from queries.spot_checks.draws import WholeDraw

VIEW, ROAD = "view", "road"  # in the address


def asked() -> bool:
    return st.query_params.get(VIEW) == ROAD


def road(draw: WholeDraw, scope: Scope) -> None:
    st.subheader(f"按村核查　{draw.draw_no}")
    by_village(draw, scope)
    with st.container(key="card-papers"):
        st.subheader("打印")
        for_the_road(draw, scope)
    back = to_draw(draw.draw_no, "看这次抽查的全部记录", scope)
    st.html(Markup('<p class="quiet">{}</p>').format(back))


def way_there(draw: WholeDraw, scope: Scope) -> None:
    """Where the desk hands the draw over to the teams."""
    target = ASKED + address.query(scope, **{ASKED: draw.draw_no, VIEW: ROAD})
    st.html(
        Markup(
            '<p class="quiet"><a href="{}" target="_self">按村核查名单</a>：'
            "供核查组在手机上用，逐户显示是否已有结果，不显示抽中的原因和登记的内容。</p>"
        ).format(target)
    )
    for_the_road(draw, scope)
