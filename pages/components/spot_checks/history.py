"""A round beside the earlier ones: the same question, each with its interval on one scale."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import listing
from pages.components.places import interval_bar
from pages.components.sentences import quiet
from pages.components.spot_checks.estimated import NOUNS, interval
from pages.components.theme import grade
from pages.components.words import MISSING, day, percent
from queries.scope import Scope
from queries.spot_checks.estimation.estimates import Estimate
from queries.spot_checks.results.rounds import Round

NOTES = [
    "各轮推断的都是抽样框所在地区的全部农户；区间重叠的两轮，不能说前后有变化。",
    "其他单位的抽查只列已核查的户数，不推断；样本过少的不比较。",
]


def history(
    told: Sequence[Round], found: Mapping[str, Sequence[Estimate]], scope: Scope, place: str
) -> None:
    """`found`: the estimates of each round that was visited; of them those of `place`, a code."""
    question = st.segmented_control(
        "看哪一项", list(NOUNS), default="inconsistent", required=True, key="history-question",
        format_func=lambda name: f"{NOUNS[name]}率", label_visibility="collapsed",
    )  # fmt: skip
    asked = question or "inconsistent"
    rows = [
        (one, own)
        for one in told
        for own in found.get(one.draw_no, ())
        if own.question == asked and own.region_code == place
    ]
    if not rows:
        quiet("还没有有核查结果的抽查。")
        return
    reach = max((own.high or 0 for _, own in rows), default=0) * 1.03 or 1
    st.html(Markup('<div class="key"><span>● 推断　▬ 95%区间</span><span>0 至 {}</span></div>').format(percent(reach)))  # fmt: skip
    headings = ("抽查", "", "推断", "95%区间", f"{NOUNS[asked]} / 已核查（户）", "核查日期", "")
    listing.table(headings, [_row(one, own, reach) for one, own in rows])
    quiet("".join(NOTES))
    listing.download(_printed(rows), f"历次抽查_{NOUNS[asked]}率", scope, NOTES, key="rounds")


def _row(one: Round, own: Estimate, reach: float) -> list[object]:
    few = own.is_extrapolated and own.is_too_few
    bar = interval_bar(own.estimate, own.low, own.high, reach, grade="样本过少" if few else None)
    name = f"第{one.made.round}轮 {one.draw_no}" if one.made else f"其他单位 {one.draw_no}"
    return [
        name,
        bar if own.is_extrapolated else "",
        percent(own.estimate) if own.found else MISSING,
        interval(own) if own.is_extrapolated else "不推断",
        f"{own.found:,} / {own.checked:,}",
        _days(one),
        grade("样本过少") if few else "",
    ]


def _days(one: Round) -> str:
    if one.first is None or one.last is None:
        return MISSING
    return day(one.first) if one.first == one.last else f"{day(one.first)}至{day(one.last)}"


def _printed(rows: Sequence[tuple[Round, Estimate]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "抽查编号": one.draw_no,
            "轮次": one.made.round if one.made else None,
            "首次核查": one.first,
            "末次核查": one.last,
            "已核查户数": own.checked,
            "发现户数": own.found,
            "推断": own.estimate,
            "95%区间下限": own.low,
            "95%区间上限": own.high,
            "样本过少": own.is_extrapolated and own.is_too_few,
        }
        for one, own in rows
    )
