"""受灾低纳入, case by case: what hit a place, who was included before and after, what to ask."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.theme import grade
from pages.components.words import MISSING, decimal, month_day, percent, present
from queries.disasters.wording import figures_in_words, source_in_words
from queries.low_inclusion import Case
from queries.scope import Scope

AT_ONCE = 5


def told(cases: Sequence[Case], scope: Scope) -> None:
    """Each flagged case with its sentence, its disaster and its inclusions; many are folded."""
    _told(cases[:AT_ONCE], scope)
    if rest := cases[AT_ONCE:]:
        with st.expander(f"其余{len(rest)}个"):
            _told(rest, scope)


def _told(cases: Sequence[Case], scope: Scope) -> None:
    st.html(
        Markup('<div class="plain">{}</div>').format(
            Markup("").join(_case(case, scope) for case in cases)
        )
    )


def _case(case: Case, scope: Scope) -> Markup:
    return Markup(
        '<div class="case"><div>{} <b>{}</b> {}</div>'
        '<div class="facts"><span>{}</span><span>{}</span></div>{}</div>'
    ).format(
        grade(str(case.flag.grade)) if case.flag else "",
        scopes.link(case.intake.place.code, case.intake.region, scope),
        case.flag.sentence if case.flag else "",
        disaster(case),
        before_and_after(case),
        Markup('<div class="ask">{}</div>').format(case.to_decide) if case.to_decide else "",
    )


def disaster(case: Case) -> str:
    """2023年6月洪涝（6月12日起）：受灾人口120人…（核报，2023年6月20日报送）"""
    report = case.exposure.worst
    if report is None:
        return f"本期没有灾情报告；脱贫人口占比{percent(case.exposure.out_of_poverty_share)}"
    figures = figures_in_words(report) or "各项未填"
    more = f"；另有{len(case.exposure.disasters) - 1}起" if len(case.exposure.disasters) > 1 else ""
    return (
        f"{report.name}（{month_day(report.began_on)}起）：{figures}"
        f"（{source_in_words(report)}）{more}"
    )


def before_and_after(case: Case) -> Markup:
    said = Markup("本期新纳入<b>{}</b>户").format(case.intake.place.observed)
    if present(case.before):
        said += Markup("，其中灾前<b>{}</b>户、灾后<b>{}</b>户").format(case.before, case.after)
    return said + f"；应有约{decimal(case.intake.expectation.expected)}户"


def as_frame(cases: Sequence[Case]) -> pd.DataFrame:
    """The cases as a list to print or take along."""
    return pd.DataFrame(
        {
            "地区": case.intake.region,
            "判断": str(case.flag.grade) if case.flag else "未见异常",
            "灾情": disaster(case),
            "灾前新纳入": case.before if present(case.before) else MISSING,
            "灾后新纳入": case.after if present(case.after) else MISSING,
            "本期新纳入": case.intake.place.observed,
            "应有新纳入": round(case.intake.expectation.expected, 1),
            "农村户数": case.intake.place.rural_households,
            "说明": case.flag.sentence if case.flag else "",
            "怎样核实": case.to_decide,
        }
        for case in cases
    )
