"""帮扶措施: whether help came, whether it answers the risks, and whether it lets people earn."""

import streamlit as st

from pages.components import figures, help_lists, limits, risk_help, sentences, store
from pages.components import scope as scopes
from pages.components.listing import download
from pages.components.matrix import by_place
from pages.components.number import numbers
from queries.help import help_by_risk, help_matrix

FIGURES = (
    "help_on_time_rate",
    "no_measure",
    "measure_mismatch",
    "developmental_rate",
    "safety_net_only",
    "over_a_year",
)

scope = scopes.current()
st.title("帮扶措施")
level = scopes.choose_level("measures-level")
now = figures.here(("active", *FIGURES), scope)
sentences.lead(*sentences.help_given(now))
limits.shown(scope)
shown = {name: now[name] for name in FIGURES}
numbers(shown, scope, columns=3, before=figures.here(FIGURES, figures.a_month_before(scope)))

with st.container(key="card-risks"):
    st.subheader("风险与措施对得上吗")
    risks = store.ask(help_matrix, scope)
    risk_help.risk_help(risks)
    notes = figures.notes(["measure_mismatch"])
    download(risk_help.as_frame(risks), "风险与措施", scope, notes, key="risks")

with st.container(key="card-mismatch"):
    st.subheader("不匹配的在哪里，缺哪类措施")
    risk_help.by_place(store.ask(help_by_risk, scope, level), scope)

with st.container(key="card-matrix"):
    st.subheader("分布在哪里")
    by_place(FIGURES, "帮扶措施", scope, level, key="parts")

with st.container(key="card-lists"):
    st.subheader("建议重点核查的户")
    help_lists.chosen(scope)
