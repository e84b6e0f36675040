"""Which round of spot checks is on screen: one of ours, one of others, or one yet to be typed in."""

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from pages.components.sentences import quiet
from queries.spot_checks.results.rounds import Round

PATH = "draw"  # the name of the 抽查编号 in the address
OTHER = ""  # a check that others drew and of which nothing is known yet
EXTERNAL = "其他单位的抽查（填写抽查编号）"
HOW = (
    "没有抽查，也没有抽查结果。本县的抽查先在“抽查选点”抽取名单；上级或其他单位的抽查，"
    "在“数据导入”导入“抽查结果”工作簿，或在下面填写抽查编号后逐户录入。"
)


class View(StrEnum):
    """What of a round is looked at."""

    SAYS = "结果与推断"
    PROGRESS = "各村进度"
    ENTER = "录入与登记"
    HOUSEHOLDS = "逐户结果"
    ROUNDS = "历次与下一轮"


def choose(told: Sequence[Round]) -> str | None:
    """The 抽查编号 that is looked at; None as long as none is named."""
    if not told:
        quiet(HOW)
        return _typed()
    by_number = {one.draw_no: one for one in told}
    asked = st.query_params.get(PATH)
    options = [*by_number, OTHER]
    chosen = st.selectbox(
        "哪一次抽查", options, index=options.index(asked) if asked in by_number else 0,
        format_func=lambda number: name(by_number[number]) if number else EXTERNAL, key="round",
    )  # fmt: skip
    return chosen or _typed()


def view() -> View:
    chosen = st.segmented_control(
        "看什么", list(View), default=View.SAYS, required=True, key="results-view",
        label_visibility="collapsed",
    )  # fmt: skip
    return View(chosen or View.SAYS)


def name(one: Round) -> str:
    """第1轮第2次抽取，已核查35户，应核查80户（C230925-4F0A9C51D2E7）"""
    if one.made is None:
        return f"其他单位的抽查，已核查{one.visited:,}户（{one.draw_no}）"
    return (
        f"第{one.made.round}轮第{one.made.attempt}次抽取，已核查{one.visited:,}户，"
        f"应核查{one.drawn:,}户（{one.draw_no}）"
    )


def _typed() -> str | None:
    number = st.text_input(
        "抽查编号", key="other-round", max_chars=40, placeholder="抽查通知或结果表上的编号"
    )
    return number.strip() or None
