"""抽查选点: what visits buy, the frame frozen, the seed typed in before witnesses, the list."""

import streamlit as st

from pages.components import scope as scopes
from pages.components import sentences, store
from pages.components.spot_checks import address, drawing, freezing, kept, outlook
from pages.components.spot_checks.earlier import earlier
from pages.components.spot_checks.lead import steps
from pages.components.spot_checks.shown import shown
from queries.spot_checks.budgeting.outlook import outlook as outlook_of

scope = scopes.current()
st.title("抽查选点")
if (draw_no := address.asked()) is not None:
    shown(draw_no, scope)
    st.stop()

found = store.ask(outlook_of, scope)
frames, draws = kept.frames(scope), kept.draws(scope)
sentences.lead(*steps(found, frames, draws, scope))
with st.container(key="card-budget"):
    st.subheader("先算账：走多少户，换来什么")
    outlook.bought(found)
with st.container(key="card-freezing"):
    st.subheader("第一步　冻结抽样框")
    freezing.freezing(found, scope)
    freezing.frozen()
    freezing.listed(frames)
with st.container(key="card-drawing"):
    st.subheader("第二步　见证下定种子，抽取")
    if frames:
        drawing.drawing(frames, draws, scope)
    else:
        sentences.quiet("还没有冻结过抽样框：请先完成第一步，再定种子。")
with st.container(key="card-earlier"):
    st.subheader("历次抽取")
    earlier(draws, frames, scope)
