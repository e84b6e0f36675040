"""新增纳入: how many were included, where, when, through which channel and for which risk."""

import streamlit as st

from pages.components import against, beside, charts, county_map, figures, sentences, store, trend
from pages.components import scope as scopes
from pages.components.listing import download
from pages.components.number import numbers
from pages.components.places import places
from pages.components.words import decimal
from queries.flags import flags
from queries.inclusion import by_month, by_place, by_risk, by_source

FIGURES = (
    "new_inclusions",
    "new_inclusions_per_1000",
    "township_rejection_rate",
    "refusals_without_reason",
)
RATE = "new_inclusions_per_1000"
PRINTED = {
    "region_code": "行政区划代码",
    "region": "地区",
    "households": "本期新纳入（户）",
    "last_year": "去年同期（户）",
    "rural_households": "农村户数",
    "per_1000": "每千农户新纳入",
    "last_year_per_1000": "去年同期每千农户",
}
FLAG = "low_inclusion_despite_disaster"

scope = scopes.current()
st.title("新增纳入")
level = scopes.choose_level("inclusion-level")
months = store.ask(by_month, scope)
now = figures.here(FIGURES, scope)
sentences.lead(*sentences.inclusion(now, months, scope))
numbers(now, scope)

rates = figures.parts([RATE], scope, level)
with st.container(key="card-places"):
    st.subheader("每千农户新纳入")
    found = [flag for flag in store.ask(flags, scope, level) if flag.flag == FLAG]
    county = figures.here([RATE], scope.at(store.served().default.region_code))[RATE][0]
    rows = figures.as_places(rates, found)
    places(rows, scope, titles=("每千农户", "新纳入 / 农村户数"), say=decimal, centre=county.value)
    download(
        figures.headed(store.ask(by_place, scope, level), PRINTED),
        "每千农户新纳入", scope, figures.notes([RATE]), key="places",
    )  # fmt: skip

left, right = st.columns(2)
with left, st.container(key="card-months", height="stretch"):
    st.subheader("各月新纳入，与去年同期比")
    lines = [
        trend.Line("本期", months["households"].tolist()),
        trend.Line("去年同期", months["last_year"].tolist(), is_quiet=True),
    ]
    words = f"本期共{sum(months['households'])}户，去年同期{sum(months['last_year'])}户"
    figure = trend.by_month(months["month"].tolist(), lines, "户", height=440)
    charts.show(figure, words, key="months")
with right, st.container(key="card-map", height="stretch"):
    st.subheader("分布")
    county_map.per_1000(scope)

left, right = st.columns(2)
with left, st.container(key="card-source", height="stretch"):
    st.subheader("线索来源")
    against.last_year(store.ask(by_source, scope), "来源")
with right, st.container(key="card-risk", height="stretch"):
    st.subheader("风险类型（一户可有多项）")
    against.last_year(store.ask(by_risk, scope), "风险")

with st.container(key="card-beside"):
    st.subheader("并排比较")
    beside.side_by_side(scope, level)
