"""The stages of the work plan: days left, and how far each place has come."""

from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.listing import download
from pages.components.words import count, month_day
from queries.scope import Scope

STATES = {
    "not_started": ("未开始", "small"),
    "in_progress": ("进行中", "small"),
    "due_soon": ("即将到期", "concern"),
    "overdue": ("已逾期", "signal"),
    "done": ("按期完成", "small"),
    "late": ("完成，有逾期", "concern"),
}
HEADINGS = {
    "region": "地区",
    "name": "环节",
    "due": "期限",
    "items": "应完成",
    "on_time": "按期完成",
    "late": "逾期完成",
    "open": "未完成",
    "state": "状态",
    "clause": "依据",
    "note": "说明",
}
DEFINITION = "口径：各环节应完成的事项按方案列出；期限当日或以前完成为按期，以后完成为逾期，截至当日没有日期为未完成。"
KEY = Markup(
    '<div class="key"><span class="box done">按期</span><span class="box late">逾期完成</span>'
    '<span class="box open">未完成</span></div>'
)


def countdown(days_left: int) -> str:
    if days_left > 0:
        return f"还有{days_left}天"
    return "今天到期" if days_left == 0 else f"已过{-days_left}天"


def stages(timeline: pd.DataFrame) -> None:
    """One row a stage; `timeline` holds one region."""
    body = Markup("").join(map(_stage, timeline.itertuples()))
    st.html(
        KEY
        + Markup(
            '<table class="t cards"><thead><tr><th>环节</th><th>期限</th><th></th>'
            '<th class="n">已完成</th><th></th></tr></thead><tbody>{}</tbody></table>'
        ).format(body)
    )


def progress(timeline: pd.DataFrame, scope: Scope) -> None:
    """One row a region, one column a stage that has items at this level; unranked."""
    has_items = timeline.groupby("stage")["items"].sum() > 0
    timeline = timeline[timeline["stage"].map(has_items)]
    if timeline.empty:
        return
    names = timeline.drop_duplicates("stage")["name"]
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in names)
    rows = []
    for code, own in timeline.groupby("region_code", sort=True):
        cells = Markup("").join(
            Markup('<td class="part" data-h="{}">{} {}</td>').format(
                stage.name, _meter(stage), _done(stage)
            )
            for stage in own.itertuples()
        )
        link = scopes.link(str(code), own["region"].iloc[0], scope)
        rows.append(Markup("<tr><td>{}</td>{}</tr>").format(link, cells))
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr><th>地区</th>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, Markup("").join(rows))
    )


def as_table(timeline: pd.DataFrame, scope: Scope) -> None:
    """A download of what is shown: one row a region and stage."""
    if timeline.empty:
        return
    state = timeline["state"].map(lambda state: STATES[state][0])
    table = timeline.assign(state=state)
    frame = table[list(HEADINGS)].rename(columns=HEADINGS)
    download(frame, "工作方案进度", scope, [DEFINITION], key="plan")


def _stage(stage: Any) -> Markup:
    title, kind = STATES[stage.state]
    state = Markup('<span class="grade {}">{}</span>').format(kind, title)
    return Markup(
        '<tr><td title="{}">{}</td><td class="keep">{}，{}</td><td class="wide">{}</td>'
        '<td class="n">{}</td><td>{}</td></tr>'
    ).format(
        f"依据：{stage.clause}。{stage.note}",
        stage.name,
        month_day(stage.due),
        countdown(stage.days_left),
        _meter(stage),
        _done(stage),
        state,
    )


def _done(stage: Any) -> str:
    if not stage.items:
        return "—"
    return f"{count(stage.on_time + stage.late)} / {count(stage.items)}"


def _meter(stage: Any) -> Markup:
    if not stage.items:
        return Markup("")

    def width(part: int) -> str:
        return f"{part / stage.items * 100:.1f}%"

    return Markup(
        '<div class="meter"><i class="done" style="width:{}"></i>'
        '<i class="late" style="width:{}"></i></div>'
    ).format(width(stage.on_time), width(stage.late))
