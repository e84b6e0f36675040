"""走访: who was visited month by month, what was learnt of incomes, and who is there to do it."""

import streamlit as st

from pages.components import figures, sentences, store, visit_lists, visited
from pages.components import scope as scopes
from pages.components.heat import heat
from pages.components.listing import download, listing
from pages.components.number import numbers
from pages.components.places import places
from pages.components.rectification.lead import ledger_link
from pages.components.words import percent
from queries.presence import places_lacking
from queries.visits import incomes_by_place, visits_by_month

VISITS = ("visit_completion_rate", "visit_completion_rate_warning")
PRESENCE = (
    "study_meeting_rate",
    "joint_meeting_rate",
    "village_monitor_coverage",
    "township_monitor_coverage",
)
RECTIFICATION = ("rectification_rate", "area_rectification_rate", "rectification_overdue")
RATE = "visit_completion_rate"

scope = scopes.current()
st.title("走访")
level = scopes.choose_level("visits-level")
now = figures.here(VISITS, scope)
incomes = store.ask(incomes_by_place, scope, level)
sentences.lead(*sentences.visits(now, incomes.sum(numeric_only=True), scope))
numbers(now, scope, columns=2, before=figures.here(VISITS, figures.a_month_before(scope)))

with st.container(key="card-places"):
    st.subheader("走访完成率")
    county = figures.here([RATE], scope.at(store.served().default.region_code))[RATE][0]
    rates = figures.parts([RATE], scope, level)
    places(
        figures.as_places(rates),
        scope,
        titles=("完成率", "已走访 / 应走访（户）"),
        say=percent,
        centre=county.value,
    )
    download(figures.printed(rates), "走访完成率", scope, figures.notes([RATE]), key="rates")

with st.container(key="card-months"):
    st.subheader("各月走访")
    heat(store.ask(visits_by_month, scope, level), scope)

with st.container(key="card-contacts"):
    st.subheader("最近一个完整月份没有走访的，按监测联系人")
    visited.contacts(scope)

with st.container(key="card-missed"):
    st.subheader("没有走访的户")
    visit_lists.lists(scope, visit_lists.MISSED, key="missed")

with st.container(key="card-incomes"):
    st.subheader("收入登记与变化")
    visited.incomes(incomes, scope)
    visit_lists.lists(scope, visit_lists.INCOMES, key="income")

st.subheader("力量与研判")
numbers(figures.here(PRESENCE, scope), scope)
with st.container(key="card-presence"):
    st.subheader("缺信息员、缺会议的乡镇和村")
    lacking = store.ask(places_lacking, scope)
    listing(lacking, "缺信息员、缺会议的地方", scope, figures.notes(PRESENCE), key="presence")

st.subheader("问题整改")
numbers(figures.here(RECTIFICATION, scope), scope, columns=3)
st.html(ledger_link(scope))
