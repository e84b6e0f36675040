"""What a page says in words before it shows figures."""

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components import store
from pages.components.number import Figure, Figures
from pages.components.theme import grade
from pages.components.words import day, month_day
from queries.flags.flag import Flag, Grade
from queries.scope import Level, Scope

ORDER = [Grade.SIGNAL, Grade.ATTENTION, Grade.TO_VERIFY, Grade.TOO_FEW]


def stock_and_flow(now: Figures, scope: Scope) -> list[str]:
    """How many are monitored, how many still at risk, and what came and went in the period."""
    name = store.served().places.by_code[scope.region_code].name
    place = "全县" if scopes.level_of(scope) is Level.COUNTY else name
    rate = now["risk_elimination_rate"][0]
    return [
        f"截至{day(scope.as_of)}，{place}监测对象{both(now['monitored'])}，"
        f"其中未消除风险{both(now['active'])}。",
        f"{month_day(scope.period_start)}以来新纳入{both(now['new_inclusions'])}；"
        f"累计风险消除率按户*{rate.said}*。",
        f"识别认定超期在办*{now['inclusion_overdue'][0].said}*件，"
        f"纳入后没有帮扶措施*{now['no_measure'][0].said}*户。",
    ]


def both(figures: Sequence[Figure]) -> str:
    """*1,247*户*4,012*人"""
    return "".join(f"*{figure.said}*{figure.unit}" for figure in figures)


def lead(*sentences: str) -> None:
    """The sentences that open a page; what stands between asterisks is set bold."""
    said = Markup("").join(map(_bold, sentences))
    with st.container(key="card-lead"):
        st.html(Markup('<p class="lead">{}</p>').format(said))


def _bold(sentence: str) -> Markup:
    parts = sentence.split("*")
    return Markup("").join(
        Markup("<b>{}</b>").format(part) if n % 2 else Markup("{}").format(part)
        for n, part in enumerate(parts)
    )


def flagged(flags: Iterable[Flag], scope: Scope, nothing: str) -> None:
    """One sentence a flagged place, the strongest grade first, with its clause."""
    found = [flag for flag in flags if flag.grade is not Grade.TOO_FEW]
    if not found:
        st.html(Markup('<p class="quiet">{}</p>').format(nothing))
        return
    found.sort(key=lambda flag: (ORDER.index(flag.grade), flag.region_code))
    rows = Markup("").join(
        Markup('<div class="flag">{} <b>{}</b> <span>{}</span> <span class="quiet">依据：{}</span></div>').format(
            grade(str(flag.grade)),
            scopes.link(flag.region_code, flag.region, scope),
            flag.sentence,
            flag.clause,
        )
        for flag in found
    )  # fmt: skip
    st.html(Markup('<div class="plain">{}</div>').format(rows))
