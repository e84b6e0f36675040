"""The places in the funnel: a click on a point leads to its list."""

import streamlit as st
from markupsafe import Markup

from pages.components import charts, definition, figures
from pages.components.comparison import lists
from pages.components.comparison.choosing import Peers
from pages.components.funnel import county_funnel
from pages.components.maps import selected_region
from queries.comparison import Comparison
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
    definition.link(
        INDICATORS[found.indicator],
        figures.here([found.indicator], among.scope)[found.indicator],
        among.scope,
        "compare",
    )
    if code := selected_region(event):
        own = found.of(code)
        if own is not None:
            lists.go(found.indicator, lists.part_of(own, found), code, among.scope)
