"""应纳未纳: who should have been taken up or included and maybe was not, list by list."""

import streamlit as st

from pages.components import alerts, figures, key_groups, limits, missed, sentences, store
from pages.components import scope as scopes
from pages.components.number import numbers
from queries.missed import MISSED, added_up, missed_by_place
from queries.missed.departments import by_department, by_place
from queries.missed.groups import groups_by_place
from queries.missed.waiting import stuck_by_step

LISTS = tuple(MISSED)
FIGURES = (
    "trigger_mismatch",
    "below_line_unmonitored",
    "township_rejection_rate",
    "clock_restarts",
)

scope = scopes.current()
st.title("应纳未纳")
level = scopes.choose_level("missed-level")
lists = store.ask(missed_by_place, LISTS, scope, level)
here = added_up(lists)
sentences.lead(*missed.lead(here, scope))
limits.missing_line(scope, "低收入未监测无法判定")
limits.shown(scope)
now = figures.here(FIGURES, scope)
numbers(now, scope, before=figures.here(FIGURES, figures.a_month_before(scope)))

with st.container(key="card-overview"):
    st.subheader("各张名单，各地有多少")
    missed.overview(lists, scope)

with st.container(key="card-list"):
    st.subheader("逐户核对", anchor="list")
    chosen = missed.choose(here)
    missed.explained(chosen, here, scope)
    missed.records(chosen, scope)

with st.container(key="card-stuck"):
    st.subheader("停滞的程序在等哪一环")
    missed.by_step(store.ask(stuck_by_step, scope, level), scope)

with st.container(key="card-groups"):
    st.subheader("重点人群有没有漏")
    groups = store.ask(groups_by_place, scope, level)
    key_groups.standings(groups)
    key_groups.one_by_one(groups, scope)
    key_groups.printed(groups, scope)

with st.container(key="card-alerts"):
    st.subheader("部门预警：从推送到纳入")
    departments = store.ask(by_department, scope)
    alerts.funnel(departments)
    alerts.by_place(store.ask(by_place, scope, level), scope)
    st.subheader("预警的人现在在哪里")
    alerts.whereabouts(departments)
    alerts.one_by_one(scope)
