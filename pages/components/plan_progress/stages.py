"""The stages of one plan: in a Gantt chart, in a table, by place."""

import pandas as pd
import streamlit as st

from data.plans import Plan
from pages.components import campaign, charts
from pages.components.definition import definition_list
from pages.components.plan_progress import words
from pages.components.plan_progress.gantt import gantt
from pages.components.sentences import quiet
from queries.scope import Level, Scope


def drawn(here: pd.DataFrame, plan: Plan, scope: Scope) -> None:
    """The chart, and what the plan contradicts itself about."""
    figure, said = gantt(here, scope.as_of)
    charts.show(figure, said, key="gantt")
    quiet(
        "条为起止，填色为已完成的份额，◆为期限（红色已逾期），◇为方案另写的日期；"
        "斜纹条是方案没有写开始日，自前一个期限画起。"
    )
    if found := words.contradictions(plan, here):
        with st.expander(f"方案写法不一和需要说明的地方（{len(found)}处）"):
            st.html(definition_list(found))


def tabled(here: pd.DataFrame, by_place: pd.DataFrame, scope: Scope, own: Level) -> None:
    """The same in figures, and one row a place with a download."""
    campaign.stages(here)
    with st.popover("口径和依据", type="tertiary", key="definition-stages"):
        clauses = [(row.name, f"{row.clause}。{row.note}") for row in here.itertuples()]
        st.html(definition_list([("口径", campaign.DEFINITION.removeprefix("口径：")), *clauses]))
    if own is not Level.VILLAGE:
        campaign.progress(by_place, scope)
    campaign.as_table(by_place, scope)
