"""重点核查: where a look is worth it, why, and what the townships say to it."""

import streamlit as st

from pages.components import scope as scopes
from pages.components import sentences, store
from pages.components.focus import explaining, lead, printed, told
from pages.components.methods import explained
from queries.explanations import explanations
from queries.flags import COMPARED, Grade, flags
from queries.flags.dossiers import dossiers
from queries.scope import Level

scope = scopes.current()
own = scopes.level_of(scope)
st.title("重点核查")
explaining.stored()
level = scopes.choose_level("flags-level")
below = store.ask(dossiers, scope, level)
here = store.ask(dossiers, scope, own) if own is Level.TOWNSHIP else []
said = store.read(explanations, scope)
written = explaining.by_flag(said)
if own is Level.COUNTY:
    sentences.lead(*lead.of_county(store.ask(flags, scope, Level.TOWNSHIP), said))
else:
    mine = here if own is Level.TOWNSHIP else below
    sentences.lead(*lead.of_place([d.flag for d in mine], [d.flag for d in below], scope))

with st.container(horizontal=True, vertical_alignment="center", key="bar-focus"):
    printed.taken_along([*here, *below], written, scope)
    explained("funnel", "multiplicity", "too_few")

compared = {
    "本乡镇的提示": [one for one in here if one.flag.grade is not Grade.TOO_FEW],
    "信号和关注": [one for one in below if one.flag.grade in COMPARED],
    "待核实：户数太少，数字不能判断，不排序，不作指责": [
        one for one in below if one.flag.grade is Grade.TO_VERIFY
    ],
}
for title, found in compared.items():
    if found:
        st.subheader(title)
        told.told(found, written, scope, key=title[:2])
if not any(compared.values()):
    sentences.quiet("所选范围内没有达到信号或关注的地区，也没有待核实的。")

if small := [one for one in (*here, *below) if one.flag.grade is Grade.TOO_FEW]:
    with st.container(key="card-too-few"):
        st.subheader("样本过少")
        printed.too_few(small, scope)
