"""乡镇对比: every township beside the others, chance allowed for."""

import streamlit as st

from pages.components import scope as scopes
from pages.components import store
from pages.components.comparison import against_chance, choosing, intervals
from queries.comparison import compare
from queries.scope import Level

st.title("乡镇对比")
peers = choosing.peers(scopes.current(), Level.TOWNSHIP)

with st.container(key="card-funnel"):
    st.subheader("各乡镇与规模：超出界限的才值得比")
    indicator = choosing.indicator()
    (found,) = store.ask(compare, (indicator,), peers.scope, peers.level).values()
    against_chance.chart(found, peers, peers.own)

with st.container(key="card-intervals"):
    st.subheader("各乡镇的数值和95%区间")
    intervals.table(found, peers)
