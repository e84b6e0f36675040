"""数据导入: files are dropped, checked, looked at, and only then stored."""

import streamlit as st

from pages.components.importing import answer, choosing, draft, places, steps, target, uploads
from pages.components.importing.waiting import wait

goal = target.own()
work = draft.current()
st.title("数据导入")
uploads.remove_stale()
if done := st.session_state.pop("places-loaded", None):
    st.success(done)
if goal.fill is None:
    places.ask_for(goal.url)
    st.stop()
target.explain(goal)
if work is None:
    choosing.choose(goal.url)
    st.stop()

if not work.job.is_done:
    st.subheader("正在核对" if work.storing is None else "正在导入")
    wait(work.job)
    st.button("停止", on_click=work.job.stop)
    st.stop()

if work.job.complaint:
    st.error(work.job.complaint, icon=":material/error:")
reports = work.answers
if work.storing is None:
    steps.check(work, into_demonstration=goal.fill.is_demonstration)
else:
    steps.result(work)
answer.totals(reports)
answer.files(reports)
