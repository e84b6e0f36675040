"""抽查结果: how far a round is, what was found, and what it says of the whole county."""

import streamlit as st

from pages.components import scope as scopes
from pages.components import sentences, store
from pages.components.spot_checks import (
    checked_list,
    choosing,
    entering,
    estimated,
    history,
    hits,
    raising,
    signing,
    standing,
)
from pages.components.spot_checks.choosing import View
from queries.spot_checks.estimation.estimates import estimates
from queries.spot_checks.estimation.learning import learned_points
from queries.spot_checks.estimation.rule_hits import rule_hits
from queries.spot_checks.points import weights
from queries.spot_checks.results.lines import lines
from queries.spot_checks.results.progress import progress
from queries.spot_checks.results.rounds import rounds

scope = scopes.current()
st.title("抽查结果")
told = store.read(rounds, scope)
draw_no = choosing.choose(told)
if draw_no is None:
    st.stop()

made = next((one.made for one in told if one.draw_no == draw_no), None)
listed = store.read(lines, draw_no, scope)
is_ours, is_visited = made is not None, any(line.check for line in listed)
sentences.lead(*standing.lead(listed, made))
view = choosing.view()

if view is View.SAYS:
    if is_visited:
        estimated.estimated(store.ask(estimates, draw_no), scope)
    else:
        estimated.nothing()
    with st.container(key="card-hits"):
        st.subheader("各条规则找得准不准")
        hits.hits(store.ask(rule_hits, draw_no) if is_visited else [], scope, draw_no)

if view is View.PROGRESS:
    with st.container(key="card-progress"):
        st.subheader("各村进度")
        found = progress(listed, store.served().places)
        standing.villages(found, draw_no, scope, is_ours=is_ours)

if view is View.ENTER:
    with st.container(key="card-signing"):
        signature = signing.signed()
    with st.container(key="card-entering"):
        st.subheader("录入核查结果")
        entering.form(listed, draw_no, scope, signature, is_ours=is_ours)
    with st.container(key="card-raising"):
        st.subheader("发现的问题登记整改")
        raising.raising(listed, draw_no, scope, signature, is_ours=is_ours)

if view is View.HOUSEHOLDS:
    with st.container(key="card-checked"):
        st.subheader("逐户结果")
        checked_list.households(listed, draw_no, scope, is_ours=is_ours)

if view is View.ROUNDS:
    with st.container(key="card-history"):
        st.subheader("历次抽查")
        county = store.served().default.region_code
        every = store.read(rounds, scope.at(county))
        visited = {one.draw_no: store.ask(estimates, one.draw_no) for one in every if one.visited}
        history.history(every, visited, scope, county)
    with st.container(key="card-proposals"):
        st.subheader("下一轮的建议分值")
        hits.proposals(dict(weights()), store.ask(learned_points))
