"""疑点户: households that a rule asks to look at, where they are, and what is known of each."""

import streamlit as st

from pages.components import limits, sentences, store, suspects
from pages.components import scope as scopes
from queries.findings.places import households_by_place

scope = scopes.current()
st.title("疑点户")
level = scopes.choose_level("findings-level")
parts = store.ask(households_by_place, scope, level)
found = suspects.numbers(parts)
sentences.lead(*suspects.lead(found))
limits.missing_line(scope, "低收入未监测、消除后收入低于监测范围两条不能判断")
limits.shown(scope)

with st.container(key="card-rules"):
    st.subheader("各条规则发现了多少户")
    suspects.overview(parts, scope)
    suspects.printed(parts, scope)

with st.container(key="card-suspects"):
    st.subheader("逐户核查", anchor="households")
    rules = suspects.choose(found)
    suspects.explained(rules)
    suspects.households(scope, rules)
