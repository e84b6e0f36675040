"""The steps of a procedure: how long each takes, in the middle and in the tail, and what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from pages.components.words import MISSING, count, decimal, present

KEY = Markup(
    '<div class="key"><span>▬ 中位用时</span><span>— 90%的件在此天数内</span>'
    "<span>┆ 时限</span></div>"
)


@dataclass(frozen=True)
class Step:
    """Days from the step before to this one: of finished procedures and of those waiting now."""

    title: str
    median: float | None
    p90: float | None
    finished: int
    waiting: int
    waiting_median: float | None = None
    limit: float | None = None


def steps(rows: Sequence[Step]) -> None:
    longest = max((row.p90 for row in rows if present(row.p90)), default=0)
    reach = max(longest, *(row.limit or 0 for row in rows), 1) * 1.05
    head = "".join(
        f'<th class="{kind}">{title}</th>'
        for kind, title in (
            ("", "环节"), ("", ""), ("n", "中位（天）"), ("n", "P90（天）"),
            ("n", "已走完"), ("n", "正在等"), ("n", "已等中位（天）"),
        )
    )  # fmt: skip
    body = Markup("").join(_row(row, reach) for row in rows)
    st.html(
        KEY
        + Markup(
            '<table class="t cards"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(Markup(head), body)
    )


def _row(row: Step, reach: float) -> Markup:
    return Markup(
        '<tr><td>{}</td><td class="wide">{}</td><td class="n num" data-h="中位">{}</td>'
        '<td class="n" data-h="P90">{}</td><td class="n" data-h="已走完">{}</td>'
        '<td class="n" data-h="正在等">{}</td><td class="n" data-h="已等中位">{}</td></tr>'
    ).format(
        row.title,
        _bar(row, reach),
        decimal(row.median),
        decimal(row.p90),
        count(row.finished),
        count(row.waiting),
        decimal(row.waiting_median) if row.waiting else MISSING,
    )


def _bar(row: Step, reach: float) -> Markup:
    def width(days: float | None) -> str:
        return f"{min((days or 0) / reach, 1) * 100:.1f}%"

    limit = Markup('<u style="left:{}"></u>').format(width(row.limit)) if row.limit else ""
    return Markup(
        '<div class="range"><i style="left:0;width:{}"></i><s style="width:{}"></s>{}</div>'
    ).format(width(row.p90), width(row.median), limit)
