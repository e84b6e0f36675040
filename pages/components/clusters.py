"""规模性返贫预警: each cluster told, the heat table of places and risks, what watches what."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.listing import table
from pages.components.theme import GRADE_CLASSES, grade
from pages.components.words import MISSING, decimal, month_day
from queries.clusters import HAZARDS, RISKS, TO_CLEAR, Cluster, MassRisk, Source, lapses
from queries.flags import COMPARED
from queries.flags.wording import chance
from queries.indicators.clauses import MASS_RISK
from queries.scope import Scope

AT_ONCE = 6


def outstanding(found: Sequence[MassRisk]) -> list[Cluster]:
    """信号 before 关注; what was announced is left out where it has been taken in as well."""
    loud = [cluster for grade in COMPARED for one in found for cluster in one.graded(grade)]
    taken_in = {(c.region_code, c.risk) for c in loud if c.source is Source.INCLUDED}
    return [
        cluster
        for cluster in loud
        if cluster.source is Source.INCLUDED or (cluster.region_code, cluster.risk) not in taken_in
    ]


def told(clusters: Sequence[Cluster], scope: Scope) -> None:
    """What would clear them; then each with its sentence and what it was held against."""
    st.html(Markup('<div class="case"><div class="ask">{}</div></div>').format(TO_CLEAR))
    _told(clusters[:AT_ONCE], scope)
    if rest := clusters[AT_ONCE:]:
        with st.expander(f"其余{len(rest)}处"):
            _told(rest, scope)


def _told(clusters: Sequence[Cluster], scope: Scope) -> None:
    rows = Markup("").join(_case(cluster, scope) for cluster in clusters)
    st.html(Markup('<div class="plain">{}</div>').format(rows))


def _case(cluster: Cluster, scope: Scope) -> Markup:
    return Markup(
        '<div class="case"><div>{} <b>{}</b> {}</div>'
        '<div class="facts"><span>{}</span><span>{}</span><span>依据：{}</span></div></div>'
    ).format(
        grade(str(cluster.grade)),
        scopes.link(cluster.region_code, cluster.region, scope),
        cluster.sentence,
        held_against(cluster),
        lapses(cluster),
        MASS_RISK,
    )


def held_against(cluster: Cluster) -> str:
    """What was seen, and what the past, the peers and both together let expect."""
    window, expected = cluster.window, cluster.expected
    said = f"{month_day(window.start)}至{month_day(window.end)}{cluster.observed}户"
    if expected:
        said += f"；按本地此前{window.past_days / 30.44:.0f}个月的{cluster.past}户，每{window.days}天约{decimal(expected.by_past)}户"
        if expected.by_peers is not None:
            said += f"，按同级其他地区同期水平约{of_few(expected.by_peers)}户"
        said += f"，两者合并{of_few(expected.together.mean)}户"
    if cluster.unmeasurable:
        said += f"；另有{cluster.unmeasurable}户只知月份，不能判定是否在内"
    return said


def heat(found: MassRisk, scope: Scope) -> None:
    """Places down, risks across: households in the window over those expected."""
    by_key = {(c.region_code, c.risk): c for c in found.clusters}
    places = {c.region_code: c.region for c in found.clusters}
    risks = [risk for risk in RISKS if any(c.risk == risk for c in found.clusters)]
    head = Markup("").join(Markup('<th class="n">{}</th>').format(risk) for risk in risks)
    rows = Markup("").join(
        Markup("<tr><td>{}</td>{}</tr>").format(
            scopes.link(code, places[code], scope),
            Markup("").join(_cell(by_key.get((code, risk)), risk) for risk in risks),
        )
        for code in sorted(places)
    )
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards heat"><thead><tr><th>地区</th>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, rows)
    )


def _cell(cluster: Cluster | None, risk: str) -> Markup:
    if cluster is None:
        return Markup('<td class="n"></td>')
    said = str(cluster.observed)
    if cluster.expected:
        said += f" / {of_few(cluster.expected.together.mean)}"
    elif not cluster.observed:
        said = MISSING
    shade = GRADE_CLASSES[cluster.grade] if cluster.grade else ""
    mark = grade(str(cluster.grade)) if cluster.grade else ""
    return Markup('<td class="n {}" data-h="{}">{} {}</td>').format(shade, risk, mark, said)


def of_few(number: float) -> str:
    """One decimal, but nothing that may happen is said to be nothing."""
    return decimal(number) if number >= 0.05 else "<0.1"


def as_frame(clusters: Sequence[Cluster]) -> pd.DataFrame:
    """The clusters as a list to take along."""
    return pd.DataFrame(
        {
            "地区": cluster.region,
            "风险类型": cluster.risk,
            "依据何事": cluster.source.title,
            "判断": str(cluster.grade) if cluster.grade else "未见异常集中",
            "窗口内户数": cluster.observed,
            "应有户数": round(cluster.expected.together.mean, 2) if cluster.expected else MISSING,
            "偶然出现的可能性": chance(cluster.probability)
            if cluster.probability is not None
            else MISSING,
            "此前户数": cluster.past,
            "只知月份": cluster.unmeasurable,
            "说明": cluster.sentence,
            "怎样核实": TO_CLEAR + lapses(cluster) if cluster.grade else "",
        }
        for cluster in clusters
    )


def hazards() -> None:
    """Which hazard ends in which risk, and where it shows first."""
    table(
        ["要监测的风险", "归入哪类风险", "由什么看护", "依据"],
        [
            (
                hazard.name,
                "、".join(hazard.risks),
                "；".join(hazard.watched_by),
                "；".join(hazard.clauses),
            )
            for hazard in HAZARDS
        ],
    )


def nothing(found: Sequence[MassRisk]) -> str:
    """Why there is no signal: there is none, or nobody could tell."""
    if not any(one.window.has_enough_past for one in found):
        return "历史记录不足一年，暂不判断；各地户数见下表。"
    return "近60天各类风险都没有异常集中。"


def choose_source(key: str) -> Source:
    chosen = st.segmented_control(
        "看什么", list(Source), default=Source.INCLUDED, format_func=lambda source: source.title,
        key=key, required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen or Source.INCLUDED


def choose(loud: Sequence[Cluster], every: Sequence[Cluster], key: str) -> Cluster | None:
    """Which cluster's households to list: those that stand out come first."""
    rest = sorted(
        (c for c in every if c.observed and c not in loud),
        key=lambda c: (c.level, c.source, c.region_code, c.risk),
    )
    options = [*loud, *rest]
    chosen = st.selectbox(
        "选择一处", range(len(options)), key=key, label_visibility="collapsed",
        format_func=lambda n: _named(options[n]), placeholder="没有可选的",
    )  # fmt: skip
    return None if chosen is None else options[chosen]


def _named(cluster: Cluster) -> str:
    mark = f"【{cluster.grade}】" if cluster.grade else ""
    return f"{mark}{cluster.region} {cluster.risk} {cluster.source.title}{cluster.observed}户"


def noted(notes: Sequence[str]) -> None:
    st.html(
        Markup('<ul class="worse">{}</ul>').format(
            Markup("").join(Markup("<li>{}</li>").format(note) for note in notes)
        )
    )
