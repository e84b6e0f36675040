"""The flags as a list to take along, and those too small to compare in a block of their own."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from pages.components.focus.explaining import Key, key_of
from pages.components.focus.figures import seen
from pages.components.listing import download, listing
from pages.components.sentences import quiet
from pages.components.store import served
from pages.components.words import day
from queries.explanations import Explanation
from queries.flags.dossiers import Dossier
from queries.flags.wording import between
from queries.indicators import INDICATORS
from queries.scope import Level, Scope
from queries.statistics.funnel import Share

TITLE = "重点核查"
NOTES = [
    "信号、关注、待核实、样本过少依次排列，同级别按提示种类和行政区划代码排列，不按比例高低排名。",
    "信号：超出99.8%界限；关注：超出95%界限；待核实：受灾而没有新纳入，户数太少，数字不能判断；"
    "样本过少：分母不足10，不作比较。",
    "提示是建议重点核查的线索，不是结论。乡镇的说明附在最后一列，写了说明的提示照样保留。",
]


def taken_along(
    found: Sequence[Dossier], written: Mapping[Key, Sequence[Explanation]], scope: Scope
) -> None:
    download(as_frame(found, written), TITLE, scope, NOTES, "focus", label="下载全部提示")


def as_frame(
    found: Sequence[Dossier], written: Mapping[Key, Sequence[Explanation]]
) -> pd.DataFrame:
    """One row a flag, in the order given."""
    return pd.DataFrame(
        {
            "级别": str(one.flag.grade),
            "提示": one.flag.title,
            "行政区划代码": one.flag.region_code,
            "乡镇": _township(one.flag.region_code),
            "地区": one.flag.region,
            "指标": INDICATORS[one.flag.indicator].title,
            "分子": one.flag.numerator,
            "分母": one.flag.denominator,
            "应有": None if one.flag.expected is None else round(one.flag.expected, 1),
            "可能性": one.flag.probability,
            "句子": one.flag.sentence,
            "怎样解除": one.to_clear,
            "依据": one.flag.clause,
            "乡镇说明": "；".join(
                f"{said.author_unit}{said.author_role}（{day(said.written_at.date())}）："
                f"{said.explanation}"
                for said in written.get(key_of(one.flag), ())
            ),
        }
        for one in found
    )


def too_few(found: Sequence[Dossier], scope: Scope) -> None:
    """Greyed, with its interval, by place; none of them compared."""
    quiet(
        "分母不足10，多一户少一户比例就大变，所以不比较、不排名，也不因此责怪任何地方。"
        "可放宽本期起始日期，或看上一级的合计。"
    )
    with st.expander(f"{len(found)}处"):
        listing(
            pd.DataFrame(
                {
                    "地区": one.flag.region,
                    "乡镇": _township(one.flag.region_code),
                    "提示": one.flag.title,
                    "分子 / 分母": seen(
                        one.flag.indicator, Share(one.flag.numerator, one.flag.denominator)
                    ),
                    "95%区间": between(one.flag.interval)
                    if INDICATORS[one.flag.indicator].per == 1
                    else f"{one.flag.interval.low:.1f}至{one.flag.interval.high:.1f}户",
                }
                for one in sorted(found, key=lambda one: (one.flag.region_code, one.flag.title))
            ),
            "样本过少的地区", scope, NOTES, key="too-few",
        )  # fmt: skip


def _township(code: str) -> str:
    place = served().places.ancestor(code, Level.TOWNSHIP)
    return place.name if place else ""
