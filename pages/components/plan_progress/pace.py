"""Where the pace so far leads: which places would not finish a stage by its day."""

from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.listing import download, table
from pages.components.sentences import quiet
from pages.components.words import MISSING, month_day, percent, present
from queries.progress import FEWEST_DAYS, WINDOW, Outlook
from queries.progress.outlook import LIKELY, UNLIKELY
from queries.scope import Scope
from queries.statistics.funnel import SMALLEST_DENOMINATOR

CLASSES = {
    Outlook.SHORT: "concern", Outlook.NO_WORKDAYS: "concern", Outlook.UNCLEAR: "pending",
    Outlook.ON_PACE: "small", Outlook.TOO_EARLY: "small", Outlook.TOO_FEW: "small",
}  # fmt: skip
TOLD = (Outlook.SHORT, Outlook.NO_WORKDAYS, Outlook.UNCLEAR)
METHOD = [
    (
        "取数",
        f"最近{WINDOW}个工作日（环节开始晚于此的，自开始起；方案没有写开始日的，自这些天里全县最早完成一件起）"
        "完成的事项 n 件、经过的工作日 w 天，未完成 m 件，到期限还有工作日 r 天。休息日完成的照计。",
    ),
    (
        "公式",
        "每个工作日完成的件数按泊松分布，速度用 Jeffreys 先验，则今后 r 天完成的件数服从负二项分布，"
        "按期完成的可能性 P = I(r/(w+r)；m/φ，n/φ+1/2)，I 为正则化不完全贝塔函数；"
        "φ 是全县各村逐日件数的离散程度（皮尔逊，不小于1），成批完成时 φ 大，结论更慎重。",
    ),
    (
        "判断",
        f"P 低于{UNLIKELY:.0%}为“按目前进度难以按期”，高于{LIKELY:.0%}为“按目前进度能按期”，其间为“尚难判断”；"
        f"不足{FEWEST_DAYS}个工作日或全县还没有完成一件的为时尚早；"
        f"应完成不足{SMALLEST_DENOMINATOR}件的样本过少，不作判断。",
    ),
    ("怎么用", "这是照目前速度的推算，不是对哪个村的评价；加快就能按期，“每日需完成”就是要加快到的速度。"),
]  # fmt: skip
HEADINGS = [
    "判断", "已完成 / 应完成", "未完成", "近日完成", "每日完成", "每日需完成", "大约还能完成",
    "按期可能性",
]  # fmt: skip


def pace(outlook: pd.DataFrame, scope: Scope) -> None:
    """`outlook` as the query of that name gives it."""
    rows = list(outlook.itertuples())
    told = [row for row in rows if row.outlook in TOLD]
    if not rows:
        quiet("没有正在进行、还没有到期的环节。")
    elif told:
        for stage in dict.fromkeys(row.stage for row in told):
            _stage([row for row in told if row.stage == stage], scope)
    else:
        quiet("没有按目前进度难以按期或尚难判断的地方。")
    _others(rows)
    with st.container(horizontal=True, vertical_alignment="center", key="bar-pace"):
        with st.popover("算法", type="tertiary", key="definition-pace"):
            st.html(definition_list(METHOD))
        if rows:
            notes = [f"{term}：{text}" for term, text in METHOD]
            download(_as_table(rows), "按目前进度推算", scope, notes, key="pace")


def _stage(rows: list[Any], scope: Scope) -> None:
    """Those of one stage that would not finish, or may not."""
    first = rows[0]
    short = sum(row.outlook == Outlook.SHORT for row in rows)
    quiet(
        f"{first.name}（{month_day(first.due)}到期，还有{first.days_left}个工作日）："
        f"按目前进度难以按期的{short}处，建议先督促；其余列出的尚难判断。"
    )
    table(["地区", *HEADINGS], ([_linked(row, scope), *_cells(row)] for row in rows))


def _others(rows: list[Any]) -> None:
    """Those of whom nothing is said, and those on pace, by name and in grey."""
    for kind in (Outlook.TOO_FEW, Outlook.TOO_EARLY, Outlook.ON_PACE):
        own = [row for row in rows if row.outlook == kind]
        if own:
            with st.expander(f"{kind.title}（{len(own)}处）"):
                for name in dict.fromkeys(row.name for row in own):
                    places = "、".join(
                        f"{row.region}（剩{row.open}/{row.items}）"
                        for row in own
                        if row.name == name
                    )
                    quiet(f"{name}：{places}")


def _linked(row: Any, scope: Scope) -> Markup:
    return scopes.link(row.region_code, row.region, scope)


def _cells(row: Any) -> list[object]:
    title = Outlook(row.outlook).title
    grade = Markup('<span class="grade {}">{}</span>').format(CLASSES[row.outlook], title)
    return [grade, *_figures(row)]


def _figures(row: Any) -> list[object]:
    return [
        f"{row.items - row.open:,} / {row.items:,}",
        int(row.open),
        f"{row.done_lately}件（{row.days}个工作日）" if row.days else MISSING,
        f"{row.done_lately / row.days:.1f}" if row.days else MISSING,
        f"{row.open / row.days_left:.1f}" if row.days_left else MISSING,
        f"{row.low:.0f}至{row.high:.0f}件" if present(row.low) else MISSING,
        _chance(row.chance),
    ]


def _chance(chance: float | None) -> str:
    if not present(chance):
        return MISSING
    if chance < 0.01:
        return "不到1%"
    return "99%以上" if chance > 0.99 else percent(round(chance, 2)).replace(".0", "")


def _as_table(rows: list[Any]) -> pd.DataFrame:
    said = [
        [row.region_code, row.region, row.name, row.due, int(row.days_left),
         Outlook(row.outlook).title, *_figures(row)]
        for row in rows
    ]  # fmt: skip
    return pd.DataFrame(
        said, columns=["行政区划代码", "地区", "环节", "期限", "剩余工作日", *HEADINGS]
    )
