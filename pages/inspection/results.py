"""抽查结果: how far a round is, what was found, and what it says of the whole county."""

import streamlit as st

from pages.components import scope as scopes
from pages.components import sentences, store
from pages.components.spot_checks import checked_list, choosing, entering, raising, standing
from queries.spot_checks.lines import lines
from queries.spot_checks.progress import progress
from queries.spot_checks.rounds import rounds

scope = scopes.current()
st.title("抽查结果")
entering.stored()
told = store.read(rounds, scope)
draw_no = choosing.choose(told)
if draw_no is None:
    st.stop()

made = next((one.made for one in told if one.draw_no == draw_no), None)
listed = store.read(lines, draw_no, scope)
sentences.lead(*standing.lead(listed, made))

with st.container(key="card-progress"):
    st.subheader("各村进度")
    found = progress(listed, store.served().places)
    standing.villages(found, draw_no, scope, is_ours=made is not None)

with st.container(key="card-entering"):
    st.subheader("录入核查结果")
    entering.form(listed, draw_no, scope, is_ours=made is not None)

with st.container(key="card-raising"):
    st.subheader("发现的问题登记整改")
    raising.raising(listed, draw_no, scope, is_ours=made is not None)

with st.container(key="card-checked"):
    st.subheader("逐户结果")
    checked_list.households(listed, draw_no, scope)
