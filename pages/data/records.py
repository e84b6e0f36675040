"""导入记录: every import and how to take it back; what imports have changed."""

import streamlit as st

from pages.components import scope as scopes
from pages.components import store
from pages.components.records import batches, history, mending, undoing
from queries.history import imported_batches

BATCHES, HISTORY = "导入批次", "修改历史"

scope = scopes.current()
st.title("导入记录")
undoing.said()
view = st.segmented_control(
    "看什么", [BATCHES, HISTORY], default=BATCHES, key="records-view", required=True,
    label_visibility="collapsed",
)  # fmt: skip

if view == HISTORY:
    with st.container(key="card-history"):
        question = st.segmented_control(
            "问题", list(history.QUESTIONS), default=next(iter(history.QUESTIONS)),
            key="history-question", required=True, label_visibility="collapsed",
        )  # fmt: skip
        history.QUESTIONS[question](scope)
    st.stop()

found = store.read(imported_batches)
batches.latest(found)
with st.container(key="card-batches"):
    st.subheader("历次导入")
    batches.listed(found, scope)
    mending.how_to_mend()
with st.container(key="card-batch"):
    st.subheader("逐批查看")
    if batch := batches.choose(found):
        batches.told(batch)
        if batch.can_be_undone:
            undoing.undoing(batch)
            batches.changes(batch, scope)
