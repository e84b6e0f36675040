"""Budgets of visits beside each other: how much each finds, how far off its estimate may be."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from pages.components.words import count, decimal
from queries.spot_checks.budgeting.budget import Budget

HEAD = Markup(
    '<th>安排</th><th class="n">要走的村</th><th class="n">要走的户</th><th class="wide-3">预计走到有疑点的户</th>'
    '<th class="n">预计查实有问题的户</th><th class="wide-3">推断全部农户问题率的误差（±百分点）</th>'
)
ROW = Markup(
    '<tr class="{kind}"><td>每乡镇{villages}个村，每村{households}户{tag}</td>'
    '<td class="n" data-h="要走的村">{drawn_villages}</td><td class="n" data-h="要走的户">{visits}</td>'
    '<td class="wide-3" data-h="预计走到有疑点的户">{flagged}</td>'
    '<td class="n" data-h="预计查实有问题的户">{problems}</td>'
    '<td class="wide-3" data-h="误差">{width}</td></tr>'
)
BAR = Markup(
    '<div class="barred"><div class="range"><s style="width:{width:.1f}%"></s></div>'
    '<span class="num">{said}</span></div>'
)
WHISKER = Markup(
    '<div class="barred"><div class="range"><i style="left:{left:.1f}%;width:{width:.1f}%"></i>'
    '<b style="left:50%"></b></div><span class="num">{said}</span></div>'
)
LEAST = Markup(' <span class="grade small">最低要求</span>')


def rows(budgets: Sequence[Budget]) -> None:
    """The first is the least that is asked for. Bars share a scale, from 0; so do the whiskers,
    around their middle."""
    most = max(one.flagged for one in budgets) or 1
    widest = max(one.half_width or 0 for one in budgets) or 1
    body = Markup("").join(
        ROW.format(
            kind="least" if one == budgets[0] else "",
            villages=one.villages,
            households=one.households,
            tag=LEAST if one == budgets[0] else "",
            drawn_villages=count(one.drawn_villages),
            visits=count(one.visits),
            flagged=BAR.format(width=100 * one.flagged / most, said=count(one.flagged)),
            problems=count(one.problems),
            width=_whisker(one.half_width, widest),
        )
        for one in budgets
    )
    st.html(
        Markup(
            '<table class="t cards budgets"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(HEAD, body)
    )


def _whisker(half_width: float | None, widest: float) -> Markup | str:
    if half_width is None:
        return "有的户不可能抽中，不能推断"
    reach = 50 * half_width / widest
    return WHISKER.format(left=50 - reach, width=2 * reach, said=f"±{decimal(100 * half_width)}")
