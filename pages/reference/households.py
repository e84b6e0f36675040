"""名单: the households behind one figure, as its link asked for."""

import streamlit as st

from pages.components import access, definition, scope, store
from pages.components.listing import listing
from queries.households import households_behind
from queries.indicators import INDICATORS

PARTS = {
    "numerator": "分子",
    "rest": "分母减去分子",
    "denominator": "分母",
    "unmeasurable": "无法判定",
}

here = scope.current()
st.title("名单")
indicator = INDICATORS.get(st.query_params.get("indicator", ""))
part = st.query_params.get("part", "numerator")
if indicator is None or part not in PARTS:
    st.info("链接没有说明是哪个指标的名单。请从指标旁的“口径与名单”进入。")
    st.stop()

title = indicator.title
if part != "numerator" or indicator.denominator:
    title += f"（{PARTS[part]}）"
frame = store.read(households_behind, indicator.id, here, part)
access.listed(title, here, len(frame))
terms = definition.terms(indicator)
with st.container(key="card-list"):
    st.subheader(title)
    st.html(definition.definition_list(terms))
    listing(frame, title, here, [f"{term}：{text}" for term, text in terms if text], key="list")
