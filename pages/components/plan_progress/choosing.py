"""Which plan's stages are shown, where more than one is in force below the place on screen."""

from collections.abc import Sequence

import streamlit as st

from data.plans import Plan
from pages.components.plan_progress.words import NO_PLAN, NO_STAGES


def choose(plans: Sequence[Plan]) -> Plan | None:
    """The plan on screen; None, with what to do, if there is none that has stages."""
    if not plans:
        st.info(NO_PLAN, icon=":material/info:")
        return None
    titles = {plan.id: plan.title for plan in plans}
    chosen = plans[0].id
    if len(plans) > 1:
        chosen = st.selectbox(
            "这里各地适用的方案", list(titles), format_func=titles.get, key="progress-plan"
        )
    plan = next(plan for plan in plans if plan.id == (chosen or plans[0].id))
    if not plan.stages:
        st.info(NO_STAGES.format(plan.title, plan.id), icon=":material/info:")
        return None
    return plan
