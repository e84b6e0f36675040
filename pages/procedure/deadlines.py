"""时限合规: how long each step takes, what is late and who holds it, 公示."""

import streamlit as st

from pages.components import figures, holders, limits, sentences, store
from pages.components import scope as scopes
from pages.components.listing import download
from pages.components.number import numbers
from pages.components.places import places
from pages.components.steps import steps
from pages.components.words import percent
from queries.flags import flags
from queries.stages import durations, held, publicity_under_way

CLOCKS = ("inclusion_on_time_rate", "inclusion_overdue", "inclusion_due_soon", "help_on_time_rate")
ORDER = (
    "publicity_compliance_rate",
    "clock_restarts",
    "township_rejection_rate",
    "refusals_without_reason",
)
RATE = "inclusion_on_time_rate"

scope = scopes.current()
own = scopes.level_of(scope)
st.title("时限合规")
level = scopes.choose_level("deadlines-level")
now = figures.here(CLOCKS + ORDER, scope)
in_hand = store.ask(held, scope, own)
sentences.lead(*sentences.deadlines(now, in_hand))
limits.shown(scope)
numbers(now, scope, before=figures.here(CLOCKS + ORDER, figures.a_month_before(scope)))

with st.container(key="card-steps"):
    st.subheader("纳入程序各环节用时")
    steps(store.ask(durations, scope, own))

with st.container(key="card-held"):
    st.subheader("超期、临期的件现在在谁手里")
    holders.in_hand(store.ask(held, scope, level), scope)
    holders.in_hand_list(scope)

with st.container(key="card-places"):
    st.subheader("识别认定按时率")
    found = [flag for flag in store.ask(flags, scope, level) if flag.flag == "late_process"]
    county = figures.here([RATE], scope.at(store.served().default.region_code))[RATE][0]
    rates = figures.parts([RATE], scope, level)
    rows = figures.as_places(rates, found)
    places(rows, scope, titles=("按时率", "按时 / 应计（件）"), say=percent, centre=county.value)
    sentences.flagged(found, scope, "没有地区的按时率明显偏低。")
    download(figures.printed(rates), "识别认定按时率", scope, figures.notes([RATE]), key="rates")

with st.container(key="card-publicity"):
    st.subheader("正在公示：按方案的天数何时期满")
    holders.publicity(store.ask(publicity_under_way, scope, level), scope)
    holders.in_publicity_list(scope)
