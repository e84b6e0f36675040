"""受灾低纳入: places with reason to include more households, and few included (L3)."""

import streamlit as st

from pages.components import cases, county_map, figures, sentences, store
from pages.components import scope as scopes
from pages.components.listing import download, listing
from pages.components.matrix import matrix
from pages.components.methods import explained
from pages.components.number import numbers
from queries.flags import Grade
from queries.low_inclusion import low_inclusion

NOTES = [
    "口径：受灾较重、住房倒塌或严重损坏、脱贫人口占比高的地区，本期新纳入明显少于应有户数。",
    "应有户数：农村户数乘以全县同级合并纳入率为底数；地区够多时，按灾种的受灾程度、住房倒损、脱贫和低保人口占比只上调、不下调，压低纳入的地方不参与定标准。",
    "信号：真实纳入水平不到应有一半的可能性不低于80%，或乡镇应有1户以上而没有新纳入；乡镇和县还与前24个月同类灾害后的因灾纳入相比。待核实：应有户数太少，单凭数字不能判断，不排序。",
    "依据：柳江区2023年方案一（一）；按村列出是本系统的延伸。",
]

SHOWN = ["地区", "灾情", "灾前新纳入", "灾后新纳入", "本期新纳入", "应有新纳入"]
RATIO = ("disaster_inclusion_ratio",)

scope = scopes.current()
st.title("受灾低纳入")
level = scopes.choose_level("low-inclusion-level")
found = store.ask(low_inclusion, scope, level)
signals, pending = found.graded(Grade.SIGNAL), found.graded(Grade.TO_VERIFY)
too_few, others = found.graded(Grade.TOO_FEW), found.graded(None)
sentences.lead(*sentences.low_inclusion(found, level))
explained("expected_inclusions", "posterior", "multiplicity", "too_few")

left, right = st.columns([11, 9])
with left:
    with st.container(key="card-signals"):
        st.subheader("信号：建议重点核查")
        if signals:
            cases.told(signals, scope)
        else:
            sentences.quiet("本期没有信号。")
        every = cases.as_frame(found.cases)
        download(every, "受灾低纳入", scope, NOTES, "cases", label="下载全部地区")
    if pending:
        with st.container(key="card-pending"):
            st.subheader("待核实：户数太少，数字不能判断，不作指责")
            cases.told(pending, scope)
with right, st.container(key="card-map"):
    st.subheader("受灾与新纳入")
    county_map.low_inclusion(scope, level)

st.subheader("灾后纳入了多少")
numbers(figures.here(RATIO, scope), scope, columns=2)
with st.container(key="card-ratio"):
    st.subheader("分布在哪里")
    ratios = figures.parts(RATIO, scope, level)
    matrix(ratios, scope)
    download(figures.printed(ratios), "因灾纳入比", scope, figures.notes(RATIO), key="ratios")

with st.container(key="card-others"):
    st.subheader("其他受灾或脱贫人口较多的地区：未见纳入偏少")
    rest = cases.as_frame([*others, *too_few])
    listing(rest[SHOWN] if len(rest) else rest, "其他受灾地区", scope, NOTES, key="others")
