"""工作方案: what holds at the place on screen, entry by entry, where it comes from and why."""

import streamlit as st

from pages.components import plan_rules, sentences, store
from pages.components import scope as scopes
from pages.components.listing import download, table
from queries.rulebook import Section, as_frame, known_plan_list, rulebook

scope = scopes.current()
served = store.served()
found = store.read(rulebook, scope)
st.title("工作方案")
sentences.lead(*plan_rules.lead(found, scopes.place_name(served, scope.region_code)))
if scope.plan_id:
    st.info("侧栏指定了这个方案，各地都按它计算。", icon=":material/info:")
shown = [section for section in Section if found.of(section)]
plan_rules.contents(shown)
plan_rules.places_below(found, scope)

for section in shown:
    with st.container(key=f"card-plan-{section.name.lower()}"):
        st.subheader(section, anchor=section.name.lower())
        plan_rules.section(found.of(section))
    if section is Section.STAGES:
        download(as_frame(found), "工作方案", scope, plan_rules.lead(found), key="plan")

with st.container(key="card-plan-known"):
    st.subheader("库中的全部方案", anchor="known")
    table(
        ("方案", "年度", "地区", "阶段"),
        (
            (plan.title, str(plan.year), region or "区划表中没有", len(plan.stages))
            for plan, region in store.read(known_plan_list, served.places)
        ),
    )
    st.caption(
        "本县的方案写成文件，由管理员放入方案文件夹即可使用；照抄一个现有方案改动最快，"
        "写错的条目会逐条指出。"
    )
