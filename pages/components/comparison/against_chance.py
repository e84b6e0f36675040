"""The places in the funnel: a click on a point leads to its list."""

import streamlit as st
from markupsafe import Markup

from pages.components import charts, definition, figures, methods
from pages.components import scope as scopes
from pages.components.comparison import lists
from pages.components.comparison.choosing import Peers
from pages.components.funnel import county_funnel
from pages.components.maps import selected_region
from queries.comparison import Comparison, Standing
from queries.comparison.compared import is_rate
from queries.comparison.wording import compared_in_words
from queries.indicators import INDICATORS

KEY = Markup(
    '<div class="key"><span>● 一个{}</span><span>深蓝：超出界限</span>'
    "<span>◆ 信号</span><span>○ 样本过少，仅供参考，不参与比较</span></div>"
)


def chart(found: Comparison, among: Peers, chosen: str | None) -> None:
    figure, words = county_funnel(found, among.codes, chosen)
    st.html(KEY.format(among.noun))
    key = f"compare-funnel-{among.level}-{found.indicator}"
    event = charts.show(figure, words, key, on_select="rerun", selection_mode="points")
    st.html(Markup('<p class="quiet">{}</p>').format(compared_in_words(found, among.noun)))
    with st.container(horizontal=True, key="bar-compare-terms"):
        definition.link(
            INDICATORS[found.indicator],
            figures.here([found.indicator], among.scope)[found.indicator],
            among.scope,
            "compare",
        )
        limits = "rate_funnel" if is_rate(found.indicator) else "funnel"
        methods.explained(limits, "overdispersion", "too_few")
    own = found.of(selected_region(event) or "")
    if own is not None:
        _open(found, own, among)


def _open(found: Comparison, own: Standing, among: Peers) -> None:
    """The list behind a point; where there is none of households, the place itself."""
    part = lists.part_of(own, found)
    if INDICATORS[found.indicator].has_list(part):
        lists.go(found.indicator, part, own.region_code, among.scope)
    if own.region_code != scopes.current().region_code:
        scopes.move(region_code=own.region_code)
        st.rerun()
