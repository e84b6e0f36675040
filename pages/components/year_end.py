"""年底预测 in words, as a fan and as a table."""

import streamlit as st

from pages.components import charts, sentences, store
from pages.components.fan import fan
from pages.components.listing import table
from pages.components.words import count, month_day
from queries.projection import Check, Projection, Range, last_year_checked
from queries.scope import Scope

NOTES = [
    "口径：今天未消除的监测对象，加上此后新纳入和回退的，减去此后消除、清退和自然减少的；整户无劳动能力兜底保障户单列。",
    "算法：按本县最近两年（不足的按已有，至少一年）逐月统计，纳入不满6个月、6至11个月、1至2年、2年以上的户各以多快的速度退出，兜底户另算；新纳入按本地同期速度；各月各季快慢不一的程度一并计入。",
    "区间：抽取4000种可能的走势，80%和95%的落在深色和浅色之内。以往情况继续时才成立；政策改变、集中消除或大灾之后不成立；年年岁末集中消除的县，区间会偏窄。",
    "验证：用已知结局的模拟县逐一对照，年底实数落在95%区间内的次数见测试；页面同时列出去年同日所作预测与去年年底实数。",
]


def show(found: Projection, scope: Scope) -> None:
    """The card's contents: words first, then the fan, then what may be read off."""
    if found.year_end is None:
        sentences.quiet(too_little(found))
        return
    st.html(f'<p class="evidence">{in_words(found)}</p>')
    if len(found.points) > 1:
        figure = fan(found, lambda point: point.households, "户")
        charts.show(figure, in_words(found), key="fan")
    table(
        ["日期", "未消除（户）", "95%区间", "其中兜底（户）", "95%区间 ", "未消除（人）", "95%区间  "],
        [
            (
                month_day(p.day),
                p.households.median, between(p.households),
                p.safety_net.median, between(p.safety_net),
                p.persons.median, between(p.persons),
            )
            for p in found.points
        ],
    )  # fmt: skip
    if checked := store.ask(last_year_checked, scope):
        sentences.quiet(in_hindsight(checked))


def too_little(found: Projection) -> str:
    if found.quarters < 4:
        return "历史太短：满一年的纳入和消除记录之后才作预测。"
    return f"历史太少：最近两年全县只有{found.exits}户退出，不足以预测。"


def in_words(found: Projection) -> str:
    """到12月31日预计未消除约63户（95%区间55至80户），其中整户兜底约23户（20至26户）。"""
    end = found.year_end
    if end is None:
        return too_little(found)
    if end.day == found.as_of:
        return f"今天就是年底：未消除{count(end.households.median)}户。"
    return (
        f"到12月31日预计未消除约{count(end.households.median)}户"
        f"（95%区间{between(end.households)}户，80%区间"
        f"{count(end.households.low80)}至{count(end.households.high80)}户），"
        f"其中整户无劳动能力兜底保障户约{count(end.safety_net.median)}户"
        f"（{between(end.safety_net)}户）；折合约{count(end.persons.median)}人"
        f"（{between(end.persons)}人，按现有户均人数）。"
    )


def in_hindsight(checked: Check) -> str:
    said = "之内" if checked.is_within else "之外"
    return (
        f"以去年{month_day(checked.asked_on)}所知作同样的预测，去年年底应为"
        f"{between(checked.expected)}户，实际{checked.actual}户，在区间{said}。"
    )


def between(limits: Range) -> str:
    return f"{count(limits.low95)}至{count(limits.high95)}"
