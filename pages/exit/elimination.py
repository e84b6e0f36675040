"""风险消除: both tails of the rate, and the exits that the plans want looked at again."""

import streamlit as st

from pages.components import charts, figures, sentences, store
from pages.components import scope as scopes
from pages.components.funnel import county_funnel
from pages.components.listing import download
from pages.components.matrix import by_place
from pages.components.methods import explained
from pages.components.number import numbers
from queries.comparison import compare
from queries.flags import flags
from queries.flags.agreement import second_opinions

RATES = (
    "risk_elimination_rate",
    "risk_elimination_rate_excluding_safety_net",
    "risk_elimination_rate_in_period",
)
EXITS = (
    "early_elimination",
    "early_elimination_boundary",
    "no_labour_eliminated",
    "eliminated_below_line",
    "worsened_after_elimination",
    "rollback_rate",
    "reidentified",
    "elimination_concentration",
    "over_a_year",
)
TAILS = ("low_elimination", "high_elimination")

scope = scopes.current()
st.title("风险消除")
level = scopes.choose_level("elimination-level")
rates = figures.here(RATES, scope)
found = [flag for flag in store.ask(flags, scope, level) if flag.flag in TAILS]
sentences.lead(*sentences.elimination(rates, found))

numbers(rates, scope, columns=3, before=figures.here(RATES, figures.a_month_before(scope)))

with st.container(key="card-funnel"):
    st.subheader("消除率与规模：过低、过高都要核查")
    (compared,) = store.ask(compare, RATES[:1], scope, level).values()
    figure, words = county_funnel(compared, store.served().places.within(scope.region_code))
    charts.show(figure, words, key="funnel")
    explained("funnel", "overdispersion", "additive_random_effects", "too_few")
    seconds = second_opinions(found, {compared.indicator: compared.shares})
    sentences.flagged(found, scope, "没有地区超出同等规模的正常波动。", seconds)
    rates_by_place = figures.printed(figures.parts(RATES, scope, level))
    download(rates_by_place, "风险消除率", scope, figures.notes(RATES), key="rates")

st.subheader("需要回头看的退出")
numbers(figures.here(EXITS, scope), scope, columns=3)

with st.container(key="card-matrix"):
    st.subheader("分布在哪里")
    by_place(EXITS, "需要回头看的退出", scope, level, key="exits")
