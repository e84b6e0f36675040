"""指标手册: every indicator and every check of the data in the words of its own declaration."""

import streamlit as st

from pages.components import checks, definition
from queries.indicators import INDICATORS
from queries.quality import CHECKS, Group

st.title("指标手册")
st.html('<p class="lead">每个数字的口径、分子、分母和依据。数字只说明哪里值得看，不作结论。</p>')
for indicator in INDICATORS.values():
    with st.container(key=f"card-handbook-{indicator.id}"):
        st.subheader(indicator.title, anchor=indicator.id)
        st.html(definition.definition_list(definition.terms(indicator)))

st.header("数据检查", anchor="checks")
st.html('<p class="lead">数据质量页的各项检查。发现的只是需要核对的线索，不作结论。</p>')
for group in Group:
    with st.container(key=f"card-handbook-{group.name}"), st.expander(group):
        for check in (check for check in CHECKS.values() if check.group is group):
            st.markdown(f"**{check.title}**")
            st.html(definition.definition_list(checks.terms_of(check)))
