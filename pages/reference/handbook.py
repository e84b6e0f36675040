"""指标手册: every indicator in the words of its own declaration."""

import streamlit as st

from pages.components import definition
from queries.indicators import INDICATORS

st.title("指标手册")
st.html('<p class="lead">每个数字的口径、分子、分母和依据。数字只说明哪里值得看，不作结论。</p>')
for indicator in INDICATORS.values():
    with st.container(key=f"card-handbook-{indicator.id}"):
        st.subheader(indicator.title, anchor=indicator.id)
        st.html(definition.definition_list(definition.terms(indicator)))
