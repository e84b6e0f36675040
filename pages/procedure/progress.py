"""方案进度: the stages of the plan in force, what falls due next, who will be late at this pace."""

import streamlit as st

from pages.components import figures, sentences, store
from pages.components import scope as scopes
from pages.components.matrix import by_place
from pages.components.number import numbers
from pages.components.plan_progress import choosing, due, forms, pace, stages, words
from queries import progress
from queries.scope import Level
from queries.timeline import timeline

SCREENING = ("screening_coverage", "screening_entered_on_time")

scope = scopes.current()
own = scopes.level_of(scope)
st.title("方案进度")
level = scopes.choose_level("progress-level")
plan = choosing.choose(store.read(progress.plans_within, scope))

if plan:
    here, parts = store.ask(timeline, scope, own), store.ask(timeline, scope, level)
    here, parts = (frame[frame["plan_id"] == plan.id] for frame in (here, parts))
    sentences.lead(*words.lead(plan, here, parts, scope.as_of))
    with st.container(key="card-gantt"):
        st.subheader("各环节进度")
        stages.drawn(here, plan, scope)
    with st.container(key="card-stages"):
        st.subheader("按期、逾期和未完成")
        stages.tabled(here, parts, scope, own)

with st.container(key="card-due"):
    st.subheader(f"今后{progress.DAYS_AHEAD}天到期的")
    due.upcoming(store.ask(progress.due_soon, scope, level), scope)

if plan:
    with st.container(key="card-pace"):
        st.subheader("按目前进度，哪里会误期")
        found = store.ask(progress.outlook, scope, level)
        pace.pace(found[found["plan_id"] == plan.id], scope)

with st.container(key="card-forms"):
    st.subheader("排查表报送和授权书")
    villages = store.ask(progress.forms, scope, Level.VILLAGE)
    forms.handed_in(store.ask(progress.forms, scope, level), villages, scope, level)
    forms.unauthorised(scope)

st.subheader("排查覆盖和按时录入")
numbers(figures.here(SCREENING, scope), scope, columns=2)
with st.container(key="card-screening"):
    st.subheader("分布在哪里")
    by_place(SCREENING, "排查覆盖和按时录入", scope, level, key="rates")
