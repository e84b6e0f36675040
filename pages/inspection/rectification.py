"""整改台账: problems found, put right, verified and come back; whose they are and what is due."""

import streamlit as st

from pages.components import figures, sentences, store
from pages.components import scope as scopes
from pages.components.matrix import by_place
from pages.components.number import numbers
from pages.components.rectification import card, entering, lead, listed, raising, recurring
from pages.components.rectification.due import due
from pages.components.rectification.finders import finders
from pages.components.rectification.official import official
from queries.rectification import latest_step, problems

RECTIFICATION = ("rectification_rate", "area_rectification_rate", "rectification_overdue")

scope = scopes.current()
st.title("整改台账")
entering.stored()
found = store.read(problems, scope)
if (one := card.asked(found)) is not None:
    card.card(one, scope)
    st.stop()

level = scopes.choose_level("rectification-level")
sentences.lead(*lead.sentences(found, scope))
lead.later_steps(store.read(latest_step, scope), scope)
with st.container(horizontal=True, vertical_alignment="center", key="bar-official"):
    official(scope, key="rectification")
numbers(
    figures.here(RECTIFICATION, scope),
    scope,
    columns=3,
    before=figures.here(RECTIFICATION, figures.a_month_before(scope)),
)

with st.container(key="card-list"):
    st.subheader("问题清单")
    listed.listed(found, scope)
with st.container(key="card-raise"), st.expander("登记新问题"):
    raising.raising(scope)
with st.container(key="card-due"):
    st.subheader("谁的问题要到期，按责任单位和责任人")
    due(found, scope)
with st.container(key="card-finders"):
    st.subheader("由谁发现")
    finders(found, scope)
with st.container(key="card-again"):
    st.subheader("整改完成后又出现的")
    recurring.came_back(found, scope)
with st.container(key="card-widespread"):
    st.subheader("一个乡镇里多个村都有的")
    recurring.in_many_villages(found, scope)
with st.container(key="card-parts"):
    st.subheader("各地整改情况")
    by_place(RECTIFICATION, "问题整改", scope, level, key="parts")
