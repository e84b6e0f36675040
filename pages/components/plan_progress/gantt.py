"""The stages of one plan along the days, each filled as far as it is done."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.components import charts
from pages.components.campaign import STATES
from pages.components.theme import BLUE, CONCERN, INK, MUTED, SIGNAL
from pages.components.words import month_day, present

ROW_HEIGHT = 62  # of a name in two lines and what is done below it
LONGEST = 9  # characters of a name in one line
A_DAY = 86_400_000  # plotly's widths of bars on an axis of days are milliseconds
HELD = {"overdue": SIGNAL, "late": CONCERN}


def gantt(timeline: pd.DataFrame, as_of: date) -> tuple[go.Figure, str]:
    """`timeline` of one plan and place; and the same in words."""
    rows = [row for row in timeline.itertuples()]
    figure = charts.blank(90 + ROW_HEIGHT * len(rows), margin={"l": 8, "r": 8, "t": 34, "b": 8})
    starts = dict(zip((row.name for row in rows), _starts(timeline), strict=True))
    for row in rows:
        _bar(figure, row, starts[row.name])
    _dues(figure, rows)
    first = min((*starts.values(), as_of))
    last = max((*timeline["due"], as_of))
    figure.update_xaxes(
        type="date", range=[first - timedelta(days=1), last + timedelta(days=2)],
        tickformat="%-m月%-d日", nticks=4,
    )  # fmt: skip
    names = [row.name for row in rows]
    figure.update_yaxes(
        autorange="reversed", categoryorder="array", categoryarray=names, tickvals=names,
        ticktext=[f"{_broken(row.name)}<br>{_label(row)}" for row in rows], showgrid=False,
    )  # fmt: skip
    _today(figure, as_of)
    figure.update_layout(barmode="overlay", bargap=0.45)
    return figure, "；".join(_said(row) for row in rows)


def _starts(timeline: pd.DataFrame) -> list[date]:
    """The first day of each stage; where the plan writes none, the due day before it.

    A stage of one day, or the first without a first day, is drawn a day long.
    """
    starts = []
    for row in timeline.itertuples():
        before = max((due for due in timeline["due"] if due < row.due), default=row.due)
        start = row.starts_on if present(row.starts_on) else before
        starts.append(min(start, row.due - timedelta(days=1)))
    return starts


def _bar(figure: go.Figure, row, start: date) -> None:
    whole = (row.due - start).days * A_DAY
    done = row.on_time + row.late
    is_stated = present(row.starts_on)
    common = {"y": [row.name], "base": [start], "orientation": "h", "hoverinfo": "skip"}
    figure.add_bar(
        x=[whole], marker={"color": "#E4EAF1" if is_stated else "#F0F3F7",
                           "pattern": {"shape": "" if is_stated else "/", "fgcolor": "#D8DFE7"}},
        **common,
    )  # fmt: skip
    if row.items:
        colour = HELD.get(row.state, BLUE)
        figure.add_bar(x=[whole * done / row.items], marker={"color": colour}, **common)


def _dues(figure: go.Figure, rows: list) -> None:
    """The day that counts, and the other day that the plan states."""
    figure.add_scatter(
        x=[row.due for row in rows], y=[row.name for row in rows], mode="markers",
        marker={"symbol": "diamond", "size": 12, "color": [HELD.get(row.state, INK) for row in rows],
                "line": {"width": 1.5, "color": "#FFFFFF"}},
        cliponaxis=False,
        hovertext=[f"{row.name}　{row.due.month}月{row.due.day}日　{row.clause}" for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    other = [row for row in rows if present(row.also_stated)]
    if other:
        figure.add_scatter(
            x=[row.also_stated for row in other], y=[row.name for row in other], mode="markers",
            marker={"symbol": "diamond-open", "size": 11, "color": MUTED, "line": {"width": 2}},
            hovertext=[row.note for row in other], hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip


def _today(figure: go.Figure, as_of: date) -> None:
    figure.add_shape(
        type="line", x0=as_of, x1=as_of, y0=0, y1=1, yref="paper",
        line={"color": SIGNAL, "width": 1.5, "dash": "dot"},
    )  # fmt: skip
    figure.add_annotation(
        x=as_of, y=1, yref="paper", yanchor="bottom", showarrow=False,
        text=f"截至{month_day(as_of)}", font={"color": SIGNAL, "size": 14},
    )  # fmt: skip


def _label(row) -> str:
    title = STATES[row.state][0]
    return f"{row.on_time + row.late:,}/{row.items:,}　{title}" if row.items else title


def _broken(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    half = (len(name) + 1) // 2
    return f"{name[:half]}<br>{name[half:]}"


def _said(row) -> str:
    return f"{row.name}{month_day(row.due)}到期，{_label(row).replace('　', '，')}"
