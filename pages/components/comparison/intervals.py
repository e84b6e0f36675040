"""Each place's share with its 95 % interval against the centre, a page at a time."""

import pandas as pd
import streamlit as st

from pages.components import figures, methods
from pages.components.comparison import lists
from pages.components.comparison.choosing import Peers
from pages.components.funnel import said
from pages.components.listing import download, turned_to
from pages.components.places import Place, places
from pages.components.sentences import quiet
from queries.comparison import COMPARED, Comparison, Position, Standing
from queries.comparison.wording import NOTES, rank_in_words
from queries.indicators import INDICATORS

ORDERS = ("按区划", "从高到低")


def table(found: Comparison, among: Peers) -> None:
    """In the order of the region list; if asked for, by value with what its rank is worth."""
    indicator = INDICATORS[found.indicator]
    shown = [own for own in found.standings if own.region_code in among.codes]
    with st.container(horizontal=True, vertical_alignment="center", key="bar-compare"):
        order = st.segmented_control(
            "排列", ORDERS, default=ORDERS[0], required=True, label_visibility="collapsed",
            key=f"compare-order-{among.level}",
        )  # fmt: skip
        download(
            printed(found, among), f"{among.noun}对比_{indicator.title}", among.scope,
            [*figures.notes([found.indicator]), *NOTES], key="compare",
        )  # fmt: skip
        on_page = turned_to(len(shown), "compare")
    rows = in_order(shown, by_value=order == ORDERS[1])[on_page]
    part = {own.region_code: lists.part_of(own, found) for own in rows}
    places(
        [_place(own, found.indicator) for own in rows],
        among.scope,
        titles=("每千农户" if indicator.per > 1 else "占比", f"{COMPARED[indicator.id].counted} / 全部（{indicator.bases[0].unit}）"),
        say=lambda share: said(found.indicator, share),
        centre=found.funnel.centre if found.funnel else None,
        centre_title="全县" if indicator.per > 1 else "居中",
        more={
            "位次": {own.region_code: rank_in_words(own.ranks, len(found.compared)) for own in rows},
            "与界限比": {own.region_code: _position(own) for own in rows},
            "名单": {
                own.region_code: lists.link(
                    found.indicator, part[own.region_code], own, among.scope
                )
                for own in rows
            },
        },
    )  # fmt: skip
    quiet("位次从高到低，写的是范围；“分不出先后”是说只凭这些数字，哪一位都有可能。")
    methods.explained(
        "poisson_interval" if indicator.per > 1 else "wilson", "rank_range", "too_few"
    )


def in_order(shown: list[Standing], by_value: bool) -> list[Standing]:
    """By the region list or by value, the highest first; those with too few stand at the end,
    and never by value."""
    compared = [own for own in shown if own.position.is_compared]
    rest = [own for own in shown if not own.position.is_compared]
    if by_value:
        compared.sort(key=lambda own: (-(own.share or 0), own.region_code))
    return compared + rest


def printed(found: Comparison, among: Peers) -> pd.DataFrame:
    """All places of the page as a list to take along."""
    per = INDICATORS[found.indicator].per
    return pd.DataFrame(
        {
            "行政区划代码": own.region_code,
            "地区": own.region,
            "分子": own.numerator,
            "分母": own.denominator,
            "数值": None if own.share is None else own.share * per,
            "95%区间下限": None if own.interval is None else own.interval.low * per,
            "95%区间上限": None if own.interval is None else own.interval.high * per,
            "位次范围（从高到低）": rank_in_words(own.ranks, len(found.compared)),
            "与界限比": str(own.position),
            "判断": str(own.grade or ""),
        }
        for own in found.standings
        if own.region_code in among.codes
    )


def _place(own: Standing, indicator: str) -> Place:
    low, high = own.interval or (None, None)
    grade = "样本过少" if own.position is Position.TOO_FEW else own.grade and str(own.grade)
    parts = f"{own.numerator:,} / {own.denominator:,}"
    return Place(own.region_code, own.region, own.share, low, high, parts, grade)


def _position(own: Standing) -> str:
    return "" if own.position is Position.TOO_FEW else str(own.position)
