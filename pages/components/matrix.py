"""Places down, indicators across: where the cases lie."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import figures
from pages.components import scope as scopes
from pages.components.listing import download
from pages.components.words import MISSING, count, decimal, percent, present
from queries.indicators import INDICATORS
from queries.scope import Level, Scope


def by_place(ids: Sequence[str], title: str, scope: Scope, level: Level, key: str) -> None:
    """The indicators at every place of the level, as a table and to take along."""
    parts = figures.parts(ids, scope, level)
    matrix(parts, scope)
    download(figures.printed(parts), title, scope, figures.notes(ids), key=key)


def matrix(frame: pd.DataFrame, scope: Scope) -> None:
    """`frame` as `measure` gives it, one basis; in order of region code, so unranked."""
    ids = list(frame["indicator"].unique())
    head = Markup("").join(Markup('<th class="n">{}</th>').format(INDICATORS[i].title) for i in ids)
    rows = Markup("").join(
        _row(str(code), own.set_index("indicator"), ids, scope)
        for code, own in frame.groupby("region_code", sort=True)
    )
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr><th>地区</th>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, rows)
    )


def _row(code: str, own: pd.DataFrame, ids: list[str], scope: Scope) -> Markup:
    link = scopes.link(code, own["region"].iloc[0], scope)
    cells = Markup("").join(
        Markup('<td class="n" data-h="{}">{}</td>').format(
            INDICATORS[name].title, said(own.loc[name], name)
        )
        for name in ids
    )
    return Markup("<tr><td>{}</td>{}</tr>").format(link, cells)


def said(row: pd.Series, indicator: str) -> str:
    """A count as such; a share with its parts, for a bare per cent says little of few."""
    if not present(row["numerator"]):
        return count(row["value"])
    if not row["denominator"]:
        return MISSING
    value = decimal(row["value"]) if INDICATORS[indicator].per > 1 else percent(row["value"])
    return f"{value}（{count(row['numerator'])}/{count(row['denominator'])}）"
