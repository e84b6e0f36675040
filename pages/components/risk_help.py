"""Risks down, categories of measures across: what is done about what, and what is missing."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.layouts.words import MATCHING, MEASURE_CATEGORIES
from pages.components import listing
from pages.components import scope as scopes
from pages.components.sentences import quiet
from queries.help import RiskHelp
from queries.scope import Scope

KEY = Markup(
    '<div class="key"><span>数字是有这一风险、有这类有效措施的户数</span>'
    '<span class="box answers">能对应这一风险的措施类别</span>'
    "<span>一户有几项风险、几类措施的，各计一次</span></div>"
)


def risk_help(found: Sequence[RiskHelp]) -> None:
    """Every risk that an active household has; the categories that answer it stand out."""
    rows = [one for one in found if one.households]
    if not rows:
        quiet("没有未消除风险的户。")
        return
    head = Markup("").join(
        Markup('<th class="n">{}</th>').format(_short(name)) for name in MEASURE_CATEGORIES
    )
    body = Markup("").join(map(_row, rows))
    st.html(
        KEY
        + Markup(
            '<div class="scroll"><table class="t cards answers"><thead><tr><th>风险</th>'
            '<th class="n">户数</th>{}<th class="n">无任何措施</th><th class="n">缺对应措施</th>'
            "</tr></thead><tbody>{}</tbody></table></div>"
        ).format(head, body)
    )


def as_frame(found: Sequence[RiskHelp]) -> pd.DataFrame:
    """The same as a list to take along."""
    return pd.DataFrame(
        {
            "风险": one.risk,
            "未消除风险户数": one.households,
            **one.with_category,
            "无任何有效措施": one.with_none,
            "缺对应措施": one.unmatched,
        }
        for one in found
    ).astype({"缺对应措施": "Int64"})


def by_place(frame: pd.DataFrame, scope: Scope) -> None:
    """Unmatched risks of each place that has any."""
    shown = frame[frame["households"] > 0]
    if shown.empty:
        quiet("没有地区有措施与风险不匹配的户。")
        return
    rows = [
        [scopes.link(row["region_code"], row["region"], scope), *map(int, row.iloc[2:])]
        for _, row in shown.iterrows()
    ]
    listing.table(["地区", "不匹配户", *(f"{risk}缺措施" for risk in MATCHING)], rows)


def _row(one: RiskHelp) -> Markup:
    answers = MATCHING.get(one.risk, ())
    cells = Markup("").join(
        Markup('<td class="n{}" data-h="{}">{}</td>').format(
            " answers" if name in answers else "", _short(name), number or ""
        )
        for name, number in one.with_category.items()
    )
    return Markup(
        '<tr><td>{}</td><td class="n" data-h="户数">{}</td>{}'
        '<td class="n" data-h="无任何措施">{}</td><td class="n" data-h="缺对应措施">{}</td></tr>'
    ).format(
        one.risk,
        one.households,
        cells,
        one.with_none,
        Markup('<span class="quiet">不核对</span>')
        if one.unmatched is None
        else Markup("<b>{}</b>").format(one.unmatched),
    )


def _short(category: str) -> str:
    """产业帮扶 → 产业: twelve columns stand beside each other."""
    return category.removesuffix("帮扶").removesuffix("保障").removesuffix("安全") or category
