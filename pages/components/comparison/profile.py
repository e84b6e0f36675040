"""One place among its peers: every indicator on a strip, what it rests on, and where it lies."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import figures, methods, sentences, store
from pages.components import scope as scopes
from pages.components.comparison import lists
from pages.components.comparison.choosing import Peers
from pages.components.funnel import said
from pages.components.listing import download
from pages.components.theme import GRADE_CLASSES, grade
from pages.components.words import MISSING
from queries.comparison.compared import titled
from queries.comparison.profile import Line
from queries.comparison.wording import NOTES, line_in_words, profile_in_words, rank_in_words
from queries.indicators import INDICATORS
from queries.scope import Level, Scope

KEY = Markup(
    '<div class="key"><span>● {}</span><span>▬ 全县居中一半的{}</span><span>┆ 居中</span>'
    "<span>两端：最低和最高（样本过少的不算）</span><span>位次从高到低</span></div>"
)
HEAD = ("指标", "在同级中的位置", "数值", "位次", "与界限比", "")
MOST_NAMED = 3


def shown(lines: Sequence[Line], among: Peers, place: Scope) -> None:
    region = scopes.place_name(store.served(), place.region_code)
    sentences.paragraph(*profile_in_words(lines, region))
    sentences.points([line_in_words(line, among.noun) for line in lines if line.is_worth_a_look])
    has_villages = among.level is not Level.VILLAGE
    headings = [*HEAD, *(["主要在哪些村"] if has_villages else [])]
    head = Markup("").join(map(Markup("<th>{}</th>").format, headings))
    body = Markup("").join(_row(line, place, has_villages) for line in lines)
    st.html(
        KEY.format(region, among.noun)
        + Markup(
            '<div class="scroll"><table class="t cards"><thead><tr>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)
    )
    notes = [*figures.notes([line.indicator for line in lines]), *NOTES]
    with st.container(horizontal=True, key="bar-profile"):
        download(printed(lines), f"{region}各项指标", place, notes, key="profile")
        methods.explained("wilson", "rank_range", "funnel", "overdispersion", "too_few")


def _row(line: Line, place: Scope, has_villages: bool) -> Markup:
    own = line.own
    parts = f"{own.numerator:,} / {own.denominator:,} {INDICATORS[line.indicator].bases[0].unit}"
    flag = grade(str(own.grade)) if own.grade else ""
    cells = [
        Markup("<td>{}</td>").format(INDICATORS[line.indicator].title),
        Markup('<td class="wide strip-of-peers">{}</td>').format(_strip(line)),
        Markup('<td class="keep"><span class="num">{}</span> <small>{}</small></td>').format(
            said(line.indicator, own.share), parts
        ),
        Markup('<td class="keep">{}</td>').format(rank_in_words(own.ranks, line.ranked)),
        Markup('<td class="keep">{} {}</td>').format(own.position, flag),
        Markup('<td class="keep">{}</td>').format(
            lists.link(line.indicator, line.part, own, place)
        ),
    ]
    if has_villages:
        cells.append(Markup("<td>{}</td>").format(_villages(line, place)))
    small = "" if own.position.is_compared else "small"
    return Markup('<tr class="{}">{}</tr>').format(small, Markup("").join(cells))


def _strip(line: Line) -> Markup:
    """Each indicator on its own scale, from the lowest of the peers to the highest."""
    spread, own = line.spread, line.own
    if spread is None:
        return Markup('<span class="quiet">{}</span>').format("可比的地区太少")
    values = [spread.low, spread.high, *([] if own.share is None else [own.share])]
    low, reach = min(values), (max(values) - min(values)) or 1.0

    def at(value: float) -> str:
        return f"{(value - low) / reach * 100:.1f}%"

    width = f"{(spread.three_quarters - spread.quarter) / reach * 100:.1f}%"
    inner = Markup('<i style="left:{};width:{}"></i><u style="left:{}"></u>').format(
        at(spread.quarter), width, at(spread.middle)
    )
    if own.share is not None:
        inner += Markup('<b style="left:{}"></b>').format(at(own.share))
    kind = GRADE_CLASSES.get(str(own.grade), "") if own.position.is_compared else "small"
    ends = (said(line.indicator, min(values)), said(line.indicator, max(values)))
    return Markup(
        '<div class="range {}">{}</div><div class="ends"><span>{}</span><span>{}</span></div>'
    ).format(kind, inner, *ends)


def _villages(line: Line, place: Scope) -> Markup:
    """The fewest villages that hold half of the part that is worth a list."""
    places = store.served().places.by_code
    holders = line.villages.holders
    if not holders:
        return Markup("")
    named = [
        Markup("{}{}").format(
            scopes.link(held.region_code, places[held.region_code].name, place), held.count
        )
        for held in holders[:MOST_NAMED]
    ]
    more = Markup("等{}个村").format(len(holders)) if len(holders) > MOST_NAMED else Markup("")
    return Markup("半数在") + Markup("、").join(named) + more


def printed(lines: Sequence[Line]) -> pd.DataFrame:
    """The profile as a list to take along."""
    names = store.served().places.by_code
    return pd.DataFrame(
        {
            "指标": INDICATORS[line.indicator].title,
            "分子": line.own.numerator,
            "分母": line.own.denominator,
            "数值": said(line.indicator, line.own.share),
            "位次范围（从高到低）": rank_in_words(line.own.ranks, line.ranked) or MISSING,
            "参与比较的地区数": line.ranked,
            "同级最低": said(line.indicator, line.spread.low if line.spread else None),
            "同级居中": said(line.indicator, line.spread.middle if line.spread else None),
            "同级最高": said(line.indicator, line.spread.high if line.spread else None),
            "与界限比": str(line.own.position),
            "判断": str(line.own.grade or ""),
            "看什么": titled(line.indicator, line.part),
            "数量": line.villages.total,
            "半数所在的村": "、".join(
                f"{names[held.region_code].name}{held.count}" for held in line.villages.holders
            ),
        }
        for line in lines
    )
