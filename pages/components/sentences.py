"""What a page says in words before it shows figures."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components import store
from pages.components.number import Figure, Figures
from pages.components.theme import grade
from pages.components.words import count, day, decimal, month_day, signed
from queries.calendar import last_full_month, last_full_quarter
from queries.clusters import Cluster, Source, Window
from queries.expected import Learnt
from queries.flags.flag import COMPARED, Flag, Grade
from queries.low_inclusion import LowInclusion
from queries.overview import Change, Conversation, Flow, Stock
from queries.projection import Projection
from queries.scope import Level, Scope

MOST_NAMED = 4
ORDER = [Grade.SIGNAL, Grade.ATTENTION, Grade.TO_VERIFY, Grade.TOO_FEW]


def overview(
    stock: Sequence[Stock],
    flow: Sequence[Flow],
    to_talk_to: Sequence[Conversation],
    got_worse: Sequence[Change],
    scope: Scope,
) -> list[str]:
    """How many there are, who came and went, and whether anything needs the leader."""
    name = store.served().places.by_code[scope.region_code].name
    is_county = scopes.level_of(scope) is Level.COUNTY
    place, unit = ("全县", "个乡镇") if is_county else (name, "个村")
    now = {(one.indicator, one.basis): one.now for one in stock}
    moved = {one.indicator: one.in_period for one in flow if one.basis == "households"}
    return [
        f"截至{day(scope.as_of)}，{place}监测对象{_both(now, 'monitored')}，"
        f"其中未消除风险{_both(now, 'active')}。",
        f"{month_day(scope.period_start)}以来新纳入*{count(moved['new_inclusions'])}*户，"
        f"消除*{count(moved['risk_elimination_rate_in_period'])}*户，"
        f"回退*{count(moved['rolled_back'])}*户。",
        f"建议约谈提醒*{len(to_talk_to)}*{unit}{_named([one.region for one in to_talk_to])}；"
        f"比上月变差*{len(got_worse)}*项。",
    ]


def _both(counted: Mapping[tuple[str, str], int], indicator: str) -> str:
    households, persons = (counted[indicator, basis] for basis in ("households", "persons"))
    return f"*{count(households)}*户*{count(persons)}*人"


def elimination(rates: Figures, flags: Sequence[Flag]) -> list[str]:
    """The rate in its versions, and which places lie outside on either side."""
    households, persons = rates["risk_elimination_rate"]
    apart = rates["risk_elimination_rate_excluding_safety_net"][0]
    low = [f.region for f in flags if f.flag == "low_elimination" and f.grade in COMPARED]
    high = [f.region for f in flags if f.flag == "high_elimination" and f.grade in COMPARED]
    return [
        f"累计风险消除率按户*{households.said}*、按人*{persons.said}*，"
        f"不含整户兜底户*{apart.said}*。",
        f"消除偏少的有*{len(low)}*个{_named(low)}，偏多的有*{len(high)}*个{_named(high)}。",
        "偏少可能是帮扶不力，偏多可能是急于消除，两头都建议核查。",
    ]


def inclusion(now: Figures, months: pd.DataFrame, scope: Scope) -> list[str]:
    """How many came in, against last year and by size."""
    last_year = int(months["last_year"].sum())
    change = int(months["households"].sum()) - last_year
    rate = now["new_inclusions_per_1000"][0]
    rejected = now["township_rejection_rate"][0]
    return [
        f"{month_day(scope.period_start)}至{month_day(scope.as_of)}新纳入{both(now['new_inclusions'])}，"
        f"去年同期*{last_year}*户（{signed(change)}）；每千农户*{rate.said}*户。",
        f"村里同意、乡镇不同意的*{count(rejected.numerator)}*件，"
        f"不予或暂不纳入而没写理由的*{now['refusals_without_reason'][0].said}*件。",
    ]


def deadlines(now: Figures, held: pd.DataFrame) -> list[str]:
    """What is on time, what is late, and in whose hands."""
    late = held.groupby("holder", sort=False)["overdue"].sum()
    hands = "、".join(f"在{holder}*{number}*件" for holder, number in late.items() if number)
    rate = now["inclusion_on_time_rate"][0]
    return [
        f"本期识别认定按时率*{rate.said}*（{count(rate.numerator)}/{count(rate.denominator)}件）。",
        f"超期在办*{now['inclusion_overdue'][0].said}*件{f'，{hands}' if hands else ''}；"
        f"临期*{now['inclusion_due_soon'][0].said}*件。",
    ]


def help_given(now: Figures) -> list[str]:
    """How many are without help, and for how many it is not the kind that is asked for."""
    one = {name: figures[0] for name, figures in now.items()}
    developmental = one["developmental_rate"]
    return [
        f"未消除风险*{one['active'].said}*户，其中纳入已久没有任何有效措施的*{one['no_measure'].said}*户，"
        f"措施与风险不匹配的*{one['measure_mismatch'].said}*户，"
        f"一兜了之的*{one['safety_net_only'].said}*户。",
        f"有劳动能力的*{count(developmental.denominator)}*户中，落实开发式帮扶的占"
        f"*{developmental.said}*；超过一年仍未消除的*{one['over_a_year'].said}*户。",
    ]


def visits(now: Figures, incomes: pd.Series, scope: Scope) -> list[str]:
    """Who was visited in the last full month and quarter; what is known of incomes."""
    monthly, quarterly = (now[name][0] for name in now)
    month, quarter = last_full_month(scope.as_of), last_full_quarter(scope.as_of)
    said = [
        f"{month.year}年{month.month}月应走访*{count(monthly.denominator)}*户，"
        f"已入户走访*{count(monthly.numerator)}*户（*{monthly.said}*）；"
        f"登记了月收入的*{count(incomes['recorded'])}*户。",
    ]
    if quarterly.denominator:
        said.append(
            f"{quarter.year}年第{(quarter.month + 2) // 3}季度预警户*{count(quarterly.denominator)}*户，"
            f"已走访或联系*{count(quarterly.numerator)}*户。"
        )
    if incomes["compared"]:
        said.append(
            f"前后两个季度都有收入登记的*{count(incomes['compared'])}*户中，"
            f"下降三分之一以上的*{count(incomes['fallen'])}*户。"
        )
    return said


# Households of a thousand; what adds fewer is left out.
LEAST_TOLD = 0.1


def low_inclusion(found: LowInclusion, level: Level) -> list[str]:
    """How many places had reason to include more, and how many of them included few."""
    exposed = [case for case in found.cases if case.exposure.reasons]
    signals = [case.intake.region for case in found.graded(Grade.SIGNAL)]
    pending = found.graded(Grade.TO_VERIFY)
    unit = {Level.TOWNSHIP: "个乡镇", Level.VILLAGE: "个村"}.get(level, "个地区")
    chance = f"（预计至少约*{decimal(found.by_chance)}*{unit}是偶然）" if len(signals) > 1 else ""
    return [
        f"受灾较重、有住房倒损或脱贫人口较多的有*{len(exposed)}*{unit}。",
        f"其中新纳入明显偏少的*{len(signals)}*{unit}{_named(signals)}{chance}；"
        f"户数太少、待核实的*{len(pending)}*{unit}。",
        *_learnt(found.learnt),
    ]


def _learnt(learnt: Learnt | None) -> list[str]:
    """What the county itself taught, per thousand households."""
    if learnt is None:
        return []
    raised = "".join(
        f"，{extra.title}最高的再多*{decimal(1000 * extra.rate)}*户"
        for extra in learnt.extras
        if 1000 * extra.rate >= LEAST_TOLD
    )
    return [f"从本县看，每千户平时约新纳入*{decimal(1000 * learnt.rate)}*户{raised}。"]


def mass_risk(outstanding: Sequence[Cluster], window: Window, expected: Projection) -> list[str]:
    """Where one risk gathers, and what the year's end looks like."""
    loud = [c for c in outstanding if c.grade is Grade.SIGNAL]
    signals = [c.region + c.risk for c in loud if c.source is Source.INCLUDED]
    announced = [c.region + c.risk for c in loud if c.source is Source.ANNOUNCED]
    said = [
        f"{month_day(window.start)}至{month_day(window.end)}，同类风险新纳入异常集中的"
        f"*{len(signals)}*处{_named(signals)}；此外只见于线索和预警的先兆*{len(announced)}*处"
        f"{_named(announced)}。"
    ]
    if end := expected.year_end:
        said.append(
            f"年底预计未消除*{count(end.households.median)}*户"
            f"（95%区间{count(end.households.low95)}至{count(end.households.high95)}户），"
            f"其中整户兜底*{count(end.safety_net.median)}*户。"
        )
    return said


def _named(regions: Sequence[str]) -> str:
    if not regions:
        return ""
    more = "等" if len(regions) > MOST_NAMED else ""
    return f"（{'、'.join(regions[:MOST_NAMED])}{more}）"


def quiet(sentence: str) -> None:
    """A sentence for what is not there."""
    st.html(Markup('<p class="quiet">{}</p>').format(sentence))


def both(figures: Sequence[Figure]) -> str:
    """*1,247*户*4,012*人"""
    return "".join(f"*{figure.said}*{figure.unit}" for figure in figures)


def lead(*sentences: str) -> None:
    """The sentences that open a page; what stands between asterisks is set bold."""
    with st.container(key="card-lead"):
        paragraph(*sentences)


def paragraph(*sentences: str) -> None:
    """The same inside a card."""
    said = Markup("").join(map(_bold, sentences))
    st.html(Markup('<p class="lead">{}</p>').format(said))


def points(said: Sequence[str]) -> None:
    """One sentence a line; what stands between asterisks is set bold."""
    if said:
        lines = Markup("").join(Markup("<li>{}</li>").format(_bold(sentence)) for sentence in said)
        st.html(Markup('<ul class="worse">{}</ul>').format(lines))


def _bold(sentence: str) -> Markup:
    parts = sentence.split("*")
    return Markup("").join(
        Markup("<b>{}</b>").format(part) if n % 2 else Markup("{}").format(part)
        for n, part in enumerate(parts)
    )


def flagged(
    flags: Iterable[Flag],
    scope: Scope,
    nothing: str,
    seconds: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> None:
    """One sentence a flagged place, the strongest grade first, with its clause, and with what
    another method says: `seconds` by flag and region code.
    """
    found = [flag for flag in flags if flag.grade is not Grade.TOO_FEW]
    if not found:
        quiet(nothing)
        return
    found.sort(key=lambda flag: (ORDER.index(flag.grade), flag.region_code))
    rows = Markup("").join(
        Markup('<div class="flag">{} <b>{}</b> <span>{}</span> <span class="quiet">{}依据：{}</span></div>').format(
            grade(str(flag.grade)),
            scopes.link(flag.region_code, flag.region, scope),
            flag.sentence,
            f"{seconds[key]}。" if (key := (flag.flag, flag.region_code)) in seconds else "",
            flag.clause,
        )
        for flag in found
    )  # fmt: skip
    st.html(Markup('<div class="plain">{}</div>').format(rows))
