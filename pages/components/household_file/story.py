"""The timeline: everything that happened, day under day, and the same as a list to take along."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components.listing import download
from pages.components.sentences import quiet
from pages.components.words import month_day
from queries.household_file import Event, HouseholdFile, Kind

TITLE = "户档案证据清单"


def story(events: Sequence[Event]) -> None:
    """By year, the oldest first; the kinds can be chosen."""
    if not events:
        quiet("没有带日期的记录。")
        return
    kinds = [kind for kind in Kind if any(event.kind is kind for event in events)]
    chosen = st.pills(
        "只看",
        kinds,
        selection_mode="multi",
        key="story-kinds",
        format_func=lambda kind: kind.value,
    )
    shown = [event for event in events if not chosen or event.kind in chosen]
    years = Markup("").join(
        Markup('<h4>{}年</h4><ol class="story">{}</ol>').format(
            year, Markup("").join(map(_entry, of_year))
        )
        for year, of_year in groupby(shown, key=lambda event: event.day.year)
    )
    st.html(years)


def _entry(event: Event) -> Markup:
    when = f"{event.day.month}月" if event.is_month else month_day(event.day)
    return Markup(
        '<li><time datetime="{}">{}</time><span class="kind k{}">{}</span>'
        '<div><b>{}</b> {} <span class="quiet">{}</span></div></li>'
    ).format(
        event.day.isoformat(), when, list(Kind).index(event.kind), event.kind.value,
        event.title, event.detail, event.source,
    )  # fmt: skip


def evidence(file: HouseholdFile, events: Sequence[Event]) -> None:
    """The whole list as a workbook; the 户编号 stands inside it, not in its name."""
    head = file.head
    notes = [
        f"户编号：{head.household_no}　户主：{head.name}　{head.place}",
        "截至日之后的日期不列；姓名、电话、证件号码已遮盖",
        "文字照台账原样，是核查的线索，不是结论",
    ]
    download(as_frame(events), TITLE, file.whose.scope, notes, key="evidence", label="下载证据清单")


def as_frame(events: Sequence[Event]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "序号": range(1, len(events) + 1),
            "日期": [f"{e.day:%Y年%-m月}" if e.is_month else e.day for e in events],
            "类别": [event.kind.value for event in events],
            "事项": [event.title for event in events],
            "内容": [event.detail for event in events],
            "出处": [event.source for event in events],
        },
        dtype=object,
    )
