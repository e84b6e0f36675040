"""户档案: one household's whole timeline and the evidence behind it."""

import streamlit as st

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.household_file import (
    checks,
    clues,
    finding,
    findings,
    head,
    lanes,
    measures,
    people,
    procedures,
    story,
    visits,
)
from queries.household_file import NotReadable, household_file

# Anchor → title and what shows it.
SECTIONS = {
    "findings": ("疑点", findings.findings),
    "members": ("家庭成员", people.members),
    "incomes": ("收入", people.incomes),
    "clues": ("线索与排查", clues.clues),
    "procedures": ("认定程序", procedures.procedures),
    "measures": ("帮扶措施", measures.measures),
    "visits": ("走访", visits.visits),
    "problems": ("问题整改", checks.problems),
    "checks": ("数据核实与抽查", checks.asked_and_checked),
    "changes": ("修改历史", checks.changes),
}
STORY = "story"

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
titles = {anchor: title for anchor, (title, _) in SECTIONS.items()}
head.contents(titles | {STORY: "时间线"}, file)
with st.container(key="card-head"):
    st.subheader("基本情况")
    head.terms(file)
with st.container(key="card-lanes"):
    st.subheader("一图看全程")
    lanes.lanes(file, events)
    story.evidence(file, events)
for anchor, (title, shown) in SECTIONS.items():
    with st.container(key=f"card-{anchor}"):
        st.subheader(title, anchor=anchor)
        shown(file)
with st.container(key="card-story"):
    st.subheader("时间线", anchor=STORY)
    story.story(events)
