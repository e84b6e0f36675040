"""总览: what the leader reads first; what is wrong comes before how much there is."""

import streamlit as st

from pages.components import campaign, figures, sentences, store
from pages.components import scope as scopes
from pages.components.number import numbers
from queries.scope import Level
from queries.timeline import timeline

STOCK_AND_FLOW = (
    "monitored",
    "active",
    "new_inclusions",
    "new_inclusions_per_1000",
    "risk_elimination_rate",
    "risk_elimination_rate_excluding_safety_net",
    "risk_elimination_rate_in_period",
    "rollback_rate",
)
OVERDUE = ("inclusion_overdue", "inclusion_due_soon", "no_measure", "early_elimination")

scope = scopes.current()
level = scopes.level_of(scope)
st.title("总览")

now = figures.here(STOCK_AND_FLOW + OVERDUE, scope)
before = figures.here(STOCK_AND_FLOW + OVERDUE, figures.a_month_before(scope))
sentences.lead(*sentences.stock_and_flow(now, scope))

st.subheader("要先看的")
numbers({name: now[name] for name in OVERDUE}, scope, before=before)

st.subheader("规模与进出")
numbers({name: now[name] for name in STOCK_AND_FLOW}, scope, before=before)

with st.container(key="card-plan"):
    st.subheader("工作方案进度")
    campaign.stages(store.ask(timeline, scope, level))
    if level is Level.COUNTY:
        campaign.progress(store.ask(timeline, scope, Level.TOWNSHIP), scope)
