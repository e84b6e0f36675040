"""What a figure means: definition, clause, numerator, denominator, day, and the lists behind it."""

from collections.abc import Sequence
from typing import Protocol

import streamlit as st
from markupsafe import Markup

from pages.components.words import count, day, present
from queries.indicators import Basis, Indicator
from queries.scope import Scope

LIST_PAGE = "pages/reference/households.py"


class Counted(Protocol):
    basis: str
    numerator: int | None
    denominator: int | None
    unmeasurable: int


def link(indicator: Indicator, figures: Sequence[Counted], scope: Scope, key: str) -> None:
    """A button that opens the definition of an indicator, its counts here, and its lists."""
    with st.popover("口径与名单", type="tertiary", key=f"definition-{key}"):
        st.markdown(f"**{indicator.title}**")
        st.html(definition_list(terms(indicator) + counts(figures, scope)))
        _lists(indicator)


def _lists(indicator: Indicator) -> None:
    """Links to the households counted, and to those that could not be."""
    parts = {"numerator": "名单：分子", "rest": "名单：分母减去分子", "denominator": "名单：分母"}
    if not indicator.denominator:
        parts = {"numerator": "名单"}
    if indicator.unmeasurable:
        parts["unmeasurable"] = "名单：无法判定"
    for part, label in parts.items():
        if not indicator.has_list(part):
            continue
        st.page_link(LIST_PAGE, label=label, query_params={"indicator": indicator.id, "part": part})


def terms(indicator: Indicator) -> list[tuple[str, str]]:
    return [
        ("口径", indicator.definition),
        ("分子", indicator.numerator_title),
        ("分母", indicator.denominator_title or ""),
        ("依据", indicator.clause),
        ("读法", str(indicator.reading)),
    ]


def counts(figures: Sequence[Counted], scope: Scope) -> list[tuple[str, str]]:
    return [
        ("分子数", _said([(figure.numerator, figure.basis) for figure in figures])),
        ("分母数", _said([(figure.denominator, figure.basis) for figure in figures])),
        ("无法判定", _said([(f.unmeasurable or None, f.basis) for f in figures[:1]])),
        ("截至", f"{day(scope.as_of)}，本期自{day(scope.period_start)}起"),
    ]


def definition_list(terms: Sequence[tuple[str, str]]) -> Markup:
    """Terms with their texts; a term without a text is left out."""
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(term, text) for term, text in terms if text
    )
    return Markup('<dl class="d">{}</dl>').format(rows)


def _said(values: Sequence[tuple[int | None, str]]) -> str:
    return "，".join(f"{count(n)}{Basis(basis).unit}" for n, basis in values if present(n))
