"""集中度: in how few villages half of it lies, beside what chance would leave it to."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import methods, store
from pages.components import scope as scopes
from pages.components.listing import download
from pages.components.words import MISSING, count
from queries.comparison.gathered import Gathered
from queries.comparison.wording import gathered_in_words
from queries.indicators import INDICATORS
from queries.scope import Scope

KEY = Markup(
    '<div class="key"><span>● 半数所在的村数</span>'
    "<span>▬ 随机分布时的村数（95%）：点落在左边，才是比偶然集中</span></div>"
)
NOTES = [
    "集中度：把各村从多到少排，数到合计一半为止的村数；并列的按区划顺序取。",
    "随机分布：每一件按各村的基数随机落到村里，重复2000次，取中间95%。合计不足10件的不判断。",
]
MOST_NAMED = 5


def shown(found: Sequence[Gathered], scope: Scope) -> None:
    reach = max((_furthest(one) for one in found), default=1) or 1
    rows = Markup("").join(_row(one, scope, reach) for one in found)
    st.html(
        KEY
        + Markup('<div class="scroll"><table class="t cards"><tbody>{}</tbody></table></div>').format(rows)
    )  # fmt: skip
    notes = [
        *NOTES,
        *(f"{one.gathering.title}：{INDICATORS[one.gathering.indicator].definition}" for one in found),
    ]  # fmt: skip
    with st.container(horizontal=True, key="bar-gathered"):
        download(printed(found), "集中度", scope, notes, key="gathered")
        methods.explained("concentration")


def _furthest(one: Gathered) -> float:
    return max(one.spread.half, one.spread.by_chance.high if one.spread.by_chance else 0)


def _row(one: Gathered, scope: Scope, reach: float) -> Markup:
    total = f"{count(one.spread.total)}{one.gathering.unit}"
    return Markup(
        '<tr><td>{} <b class="num">{}</b></td><td class="wide">{}</td><td><div>{}</div>'
        '<div class="quiet">{}{}</div></td></tr>'
    ).format(
        one.gathering.title,
        total,
        _range(one, reach),
        gathered_in_words(one),
        _holders(one, scope),
        f"另有{one.elsewhere}{one.gathering.unit}不在村一级。" if one.elsewhere else "",
    )


def _range(one: Gathered, reach: float) -> Markup:
    def at(villages: float) -> str:
        return f"{villages / (reach * 1.05) * 100:.1f}%"

    spread = one.spread
    inner = Markup("")
    if spread.by_chance:
        low, high = spread.by_chance
        inner += Markup('<i style="left:{};width:{}"></i>').format(
            at(low), at(max(high - low, 0.2))
        )
    if spread.half:
        inner += Markup('<b style="left:{}"></b>').format(at(spread.half))
    kind = "" if spread.by_chance else "small"
    return Markup('<div class="range {}">{}</div>').format(kind, inner)


def _holders(one: Gathered, scope: Scope) -> Markup:
    """The villages that hold half, with how many; said so where others hold as many."""
    spread = one.spread
    if not spread.half:
        return Markup("")
    named = Markup("、").join(
        Markup("{}{}").format(
            scopes.link(held.region_code, scopes.place_name(store.served(), held.region_code), scope),
            held.count,
        )
        for held in spread.holders[:MOST_NAMED]
    )  # fmt: skip
    more = f"等{spread.half}个村" if spread.half > MOST_NAMED else ""
    tied = f"（还有{spread.tied}个村与其中最少的并列）" if spread.tied else ""
    return Markup("{}{}{}。").format(named, more, tied)


def printed(found: Sequence[Gathered]) -> pd.DataFrame:
    """Every village that has any, the most first."""
    return pd.DataFrame(
        [
            {
                "内容": one.gathering.title,
                "村": scopes.place_name(store.served(), held.region_code),
                "行政区划代码": held.region_code,
                "数量": held.count,
                "单位": one.gathering.unit,
                "基数": held.base,
                "属于占半数的村": "是" if held in one.spread.holders else MISSING,
            }
            for one in found
            for held in one.spread.places
        ],
        columns=["内容", "村", "行政区划代码", "数量", "单位", "基数", "属于占半数的村"],
    )
