"""The steps of a procedure: how long each takes, in the middle and in the tail, and what is open."""

from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components.words import MISSING, count, present

KEY = Markup(
    '<div class="key"><span class="box done">中位用时</span><span class="box tail">90%的件在此天数内'
    "</span><span>在办的件按已用天数计入，不因未办结而漏掉</span></div>"
)
HEAD = (
    ("", "环节"), ("", ""), ("n", "中位（天）"), ("n", "P90（天）"), ("n", "最长（天）"),
    ("n", "已走完（件）"), ("n", "正在等（件）"),
)  # fmt: skip


def steps(durations: pd.DataFrame) -> None:
    """`durations` of one place: one row a step, the whole procedure last."""
    reach = max(durations["p90"].max(), durations["median"].max(), 1) * 1.05
    head = Markup("").join(Markup('<th class="{}">{}</th>').format(*cell) for cell in HEAD)
    body = Markup("").join(_row(row, reach) for row in durations.itertuples())
    st.html(
        KEY
        + Markup(
            '<table class="t cards"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, body)
    )


def _row(row: Any, reach: float) -> Markup:
    return Markup(
        '<tr class="{}"><td>{}</td><td class="wide">{}</td><td class="n num" data-h="中位">{}</td>'
        '<td class="n" data-h="P90">{}</td><td class="n" data-h="最长">{}</td>'
        '<td class="n" data-h="已走完">{}</td><td class="n" data-h="正在等">{}</td></tr>'
    ).format(
        "whole" if row.step == "whole" else "",
        row.title,
        _bar(row, reach),
        _days(row.median, row),
        _days(row.p90, row),
        f"{count(row.longest)}{'（在办）' if row.longest_is_open else ''}",
        count(row.done),
        count(row.open),
    )


def _days(days: float | None, row: Any) -> str:
    """Where too few have ended, all that is known is that it takes longer than the longest."""
    if present(days):
        return count(days)
    return f"超过{count(row.longest)}" if present(row.longest) else MISSING


def _bar(row: Any, reach: float) -> Markup:
    def width(days: float | None) -> str:
        return f"{min(days / reach, 1) * 100 if present(days) else 0:.1f}%"

    tail = row.p90 if present(row.p90) else reach
    return Markup(
        '<div class="range"><i style="left:0;width:{}"></i><s style="width:{}"></s></div>'
    ).format(width(tail if row.done else None), width(row.median))
