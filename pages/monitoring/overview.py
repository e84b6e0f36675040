"""总览: what the leader reads first; what is wrong comes before how much there is."""

import streamlit as st

from pages.components import campaign, county_map, figures, front, sentences, store
from pages.components import scope as scopes
from pages.components.number import card_row, numbers
from queries.flags import flags
from queries.overview import conversations, flows, stocks, worse
from queries.scope import Level
from queries.timeline import timeline

LATE = ("inclusion_overdue", "inclusion_due_soon", "no_measure", "early_elimination")
BEHIND = ("monitored", "active", "new_inclusions", "risk_elimination_rate_in_period")
RATES = (
    "risk_elimination_rate",
    "risk_elimination_rate_excluding_safety_net",
    "risk_elimination_rate_in_period",
    "rollback_rate",
)

scope = scopes.current()
own = scopes.level_of(scope)
below = Level.TOWNSHIP if own is Level.COUNTY else Level.VILLAGE
found = store.ask(flags, scope, below)
to_talk_to = conversations(found)
got_worse = store.ask(worse, scope)
stock, flow = store.ask(stocks, scope), store.ask(flows, scope)
rates = figures.here(RATES, scope)

st.title("总览")
sentences.lead(*sentences.overview(stock, flow, to_talk_to, got_worse, scope))

left, right = st.columns([3, 2])
with left, st.container(key="card-talk", height="stretch" if to_talk_to else "content"):
    front.talk(to_talk_to, below, scope)
# Without anybody to talk to, the short card shares its column.
with right if to_talk_to else left, st.container(key="card-worse"):
    front.worse(got_worse)
with right, st.container(key="card-map", height="stretch"):
    st.subheader("建议核查的地区")
    county_map.flagged(scope, below)

st.subheader("超期和临期")
numbers(figures.here(LATE, scope), scope, before=figures.here(LATE, figures.a_month_before(scope)))

st.subheader("规模与进出")
card_row(front.cards(stock, flow, figures.here(BEHIND, scope)), scope)

st.subheader("风险消除率四种口径和消除回退；过低、过高都要核查")
card_row(front.rate_cards(rates, flow), scope, columns=5)

with st.container(key="card-plan"):
    st.subheader("工作方案倒计时")
    campaign.stages(store.ask(timeline, scope, own))
    by_place = store.ask(timeline, scope, below)
    if own is not Level.VILLAGE:
        campaign.progress(by_place, scope)
    campaign.as_table(by_place, scope)
