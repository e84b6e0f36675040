"""退出核对: of each household proposed for elimination, which conditions of an exit are met."""

import streamlit as st

from pages.components import checklist as checked
from pages.components import limits, sentences, store
from pages.components import scope as scopes
from queries.exit_checklist import checklist

scope = scopes.current()
st.title("退出核对")
with st.container(horizontal=True, key="checklist-choices"):
    whom = checked.choose_whom()
    level = scopes.choose_level("checklist-level")
here = store.ask(checklist, scope, scopes.level_of(scope), whom)
sentences.lead(*checked.lead(here, whom))
limits.missing_line(scope, "收入过线一项不明")
limits.shown(scope)

with st.container(key="card-conditions"):
    st.subheader("各项条件")
    checked.conditions(here)

with st.container(key="card-places"):
    st.subheader("分布在哪里")
    checked.by_place(store.ask(checklist, scope, level, whom), scope)

with st.container(key="card-list"):
    st.subheader("逐户核对")
    checked.households(scope, whom, level)
