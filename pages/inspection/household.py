"""户档案: one household's whole timeline and the evidence behind it."""

import streamlit as st

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.household_file import (
    finding,
    head,
    lanes,
    measures,
    people,
    procedures,
    story,
)
from queries.household_file import NotReadable, household_file

SECTIONS = {
    "members": "家庭成员",
    "incomes": "收入",
    "procedures": "认定程序",
    "measures": "帮扶措施",
    "story": "时间线",
}
SHOWN = {
    "members": people.members,
    "incomes": people.incomes,
    "procedures": procedures.procedures,
    "measures": measures.measures,
}

scope = scopes.current()
st.title("户档案")
with st.container(key="card-find"):
    finding.by_number(scope)
household_id = finding.asked()
file = None
if household_id is not None:
    try:
        file = store.read(household_file, household_id, scope)
    except NotReadable as refusal:
        st.info(str(refusal), icon=":material/info:")
if file is None:
    with st.container(key="card-households"):
        st.subheader("从名单里选")
        finding.from_a_list(scope)
    st.stop()

access.opened(file.whose.household_id, scope)
events = file.events()
head.sentences(file)
head.contents(SECTIONS)
with st.container(key="card-head"):
    st.subheader("基本情况")
    head.terms(file)
    story.evidence(file, events)
    lanes.lanes(file, events)
for anchor, shown in SHOWN.items():
    with st.container(key=f"card-{anchor}"):
        st.subheader(SECTIONS[anchor], anchor=anchor)
        shown(file)
with st.container(key="card-story"):
    st.subheader(SECTIONS["story"], anchor="story")
    story.story(events)
