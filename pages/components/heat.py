"""Places down, months across: how much was missed, darker the more."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.words import MISSING, percent
from queries.scope import Scope
from queries.statistics.funnel import SMALLEST_DENOMINATOR

DARKEST = 0.55  # opacity where all was missed
KEY = Markup(
    '<div class="key"><span>格内为完成率，颜色越深未完成的越多</span>'
    "<span>灰字：不足{}户，仅供参考</span></div>"
)


def heat(frame: pd.DataFrame, scope: Scope) -> None:
    """`frame` has region_code, region, month (its first day), due and visited; in order of code."""
    months = sorted(frame["month"].unique())
    head = Markup("").join(
        Markup('<th class="n">{}月</th>').format(month.month) for month in months
    )
    body = Markup("").join(
        _row(str(code), own.set_index("month"), months, scope)
        for code, own in frame.groupby("region_code", sort=True)
    )
    st.html(
        KEY.format(SMALLEST_DENOMINATOR)
        + Markup(
            '<div class="scroll"><table class="t cards heat"><thead><tr><th>地区</th>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)
    )


def _row(code: str, own: pd.DataFrame, months: list, scope: Scope) -> Markup:
    cells = Markup("").join(_cell(own.loc[month], month.month) for month in months)
    link = scopes.link(code, own["region"].iloc[0], scope)
    return Markup("<tr><td>{}</td>{}</tr>").format(link, cells)


def _cell(row: pd.Series, month: int) -> Markup:
    due, visited = int(row["due"]), int(row["visited"])
    if not due:
        return Markup('<td class="n" data-h="{}月">{}</td>').format(month, MISSING)
    is_small = due < SMALLEST_DENOMINATOR
    shade = 0 if is_small else (1 - visited / due) * DARKEST
    return Markup(
        '<td class="n{}" data-h="{}月" title="{}/{}户" style="background:rgba(154,91,0,{:.3f})">{}</td>'
    ).format(" quiet" if is_small else "", month, visited, due, shade, percent(visited / due))
