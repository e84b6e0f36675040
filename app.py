"""The frame around every page: navigation, the scope in the sidebar, then the page itself."""

from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from data.plans import load_plans
from pages.components import access, guard, notice, scope, screens, store, theme

STATIC = Path(__file__).parent / "static"

IMPORTING = st.Page("pages/data/importing.py", title="数据导入", url_path="importing")
SECTIONS = {
    "监测": [
        st.Page("pages/monitoring/overview.py", title="总览", default=True),
        st.Page("pages/monitoring/inclusion.py", title="新增纳入", url_path="inclusion"),
        st.Page("pages/monitoring/missed.py", title="应纳未纳", url_path="missed"),
        st.Page("pages/monitoring/low_inclusion.py", title="受灾低纳入", url_path="low-inclusion"),
        st.Page("pages/monitoring/mass_risk.py", title="规模性预警", url_path="mass-risk"),
    ],
    "对比": [
        st.Page("pages/comparison/townships.py", title="乡镇对比", url_path="townships"),
        st.Page("pages/comparison/villages.py", title="村级对比", url_path="villages"),
    ],
    "程序": [
        st.Page("pages/procedure/progress.py", title="方案进度", url_path="progress"),
        st.Page("pages/procedure/deadlines.py", title="时限合规", url_path="deadlines"),
    ],
    "帮扶": [
        st.Page("pages/help/measures.py", title="帮扶措施", url_path="measures"),
        st.Page("pages/help/visits.py", title="走访", url_path="visits"),
    ],
    "退出": [
        st.Page("pages/exit/elimination.py", title="风险消除", url_path="elimination"),
        st.Page("pages/exit/checklist.py", title="退出核对", url_path="exit-checklist"),
    ],
    "核查": [
        st.Page("pages/inspection/flags.py", title="重点核查", url_path="flags"),
        st.Page("pages/inspection/findings.py", title="疑点户", url_path="findings"),
        st.Page("pages/inspection/draw.py", title="抽查选点", url_path="draw"),
        st.Page("pages/inspection/results.py", title="抽查结果", url_path="check-results"),
        st.Page("pages/inspection/rectification.py", title="整改台账", url_path="rectification"),
        st.Page("pages/inspection/household.py", title="户档案", url_path="household"),
    ],
    "数据": [
        IMPORTING,
        st.Page("pages/data/records.py", title="导入记录", url_path="records"),
        st.Page("pages/data/quality.py", title="数据质量", url_path="quality"),
    ],
    "说明": [
        st.Page("pages/reference/handbook.py", title="指标手册", url_path="handbook"),
        st.Page("pages/reference/plans.py", title="工作方案", url_path="plans"),
        st.Page("pages/reference/layouts.py", title="数据表格式", url_path="layouts"),
        st.Page(
            "pages/reference/households.py",
            title="名单",
            url_path="households",
            visibility="hidden",
        ),
    ],
}

st.set_page_config(page_title="防止返贫监测看板", page_icon=str(STATIC / "icon.png"), layout="wide")
theme.dress()
st.logo(STATIC / "logo.svg", size="large", icon_image=STATIC / "icon.png")
page = st.navigation(SECTIONS, expanded=True)


def frame(page: Page) -> None:
    """The scope in the sidebar, what the data are, then the page."""
    today = date.today()
    served = store.opened()
    guard.refuse_strangers(served.is_demonstration)
    plans = load_plans(include_demo=served.is_demonstration)
    complaints = scope.choose(served, plans, today)
    notice.strip(served, scope.current(), today)
    if complaints:
        st.warning("".join(complaints), icon=":material/info:")
    access.viewed(page.title, scope.current())
    page.run()


with guard.sentences():
    screens.remember(SECTIONS.values())
    theme.keep_notices_true(screens.titles())
    if page == IMPORTING:
        # Whatever is shown, a county's own data is what would be imported.
        guard.refuse_strangers(is_demonstration=False)
    if page == IMPORTING and not store.shows_anything():
        page.run()
    else:
        frame(page)
