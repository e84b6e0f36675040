"""数据质量: what is missing, contradictory, double or arranged in the records, place by place."""

import pandas as pd
import streamlit as st

from pages.components import checks, figures, reconciling, sentences, store
from pages.components import scope as scopes
from pages.components.listing import listing
from pages.components.number import numbers
from queries.quality import CHECKS, added_up, found_by_place
from queries.quality.refused import refused_rows
from queries.scope import Level

FIGURES = (
    "completeness_rate",
    "doubt_clearance_rate",
    "review_rate",
    "review_backlog_days",
)
ALL = tuple(CHECKS)

scope = scopes.current()
own = scopes.level_of(scope)
below = Level.TOWNSHIP if own is Level.COUNTY else Level.VILLAGE
st.title("数据质量")
now = figures.here(FIGURES, scope)
parts = store.ask(found_by_place, ALL, scope, below)
here = added_up(parts)
sentences.lead(*checks.lead(pd.concat([here, parts]), now["completeness_rate"][0].said))
numbers(now, scope, before=figures.here(FIGURES, figures.a_month_before(scope)))

with st.container(key="card-overview"):
    st.subheader("各项检查发现了多少")
    checks.overview(here, parts, scope)
    checks.printed(parts, scope)

with st.container(key="card-check"):
    st.subheader("逐项核对", anchor="check")
    check = checks.choose(here)
    level = scopes.choose_level("quality-level")
    checks.explained(check, here, scope)
    checks.by_place(check, here, store.ask(found_by_place, (check.id,), scope, level), scope)
    checks.bands(check, scope, level)
    checks.records(check, scope)

with st.container(key="card-reconcile"):
    st.subheader(reconciling.TITLE)
    reconciling.reconciling(scope, below)

with st.container(key="card-refused"):
    st.subheader("导入时被拒的行")
    sentences.quiet(
        "证件号码长度或校验位不对、日期或地点不可能的行在导入时就被拒绝，不在库中；逐行的问题见当时的问题清单。"
    )
    listing(store.ask(refused_rows), "导入时被拒的行", scope, [], key="refused")
