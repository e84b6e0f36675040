"""Months as lines, labelled at their ends; the one that is asked about stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from pages.components import charts
from pages.components.theme import BLUE, CONCERN, GREY, PENDING, SIGNAL

# Beside each other: told apart by dash and symbol as well as by colour.
BESIDE = (
    (BLUE, "solid", "circle"),
    (CONCERN, "dash", "square"),
    (PENDING, "dot", "diamond"),
    (SIGNAL, "dashdot", "triangle-up"),
)
QUIET = ("#A3AFBA", "dot", "circle")


@dataclass(frozen=True)
class Line:
    """`values` stand at the months asked for; a quiet line is what the others compare with."""

    title: str
    values: Sequence[float]
    is_quiet: bool = False


def by_month(
    months: Sequence[date], lines: Sequence[Line], unit: str, height: int = 320
) -> go.Figure:
    figure = charts.blank(height, margin={"l": 8, "r": 76, "t": 16, "b": 8})
    labels = [f"{month.month}月" for month in months]
    loud = iter(BESIDE)
    for line in sorted(lines, key=lambda line: not line.is_quiet):
        colour, dash, symbol = QUIET if line.is_quiet else next(loud)
        figure.add_scatter(
            x=labels,
            y=list(line.values),
            mode="lines+markers",
            line={"color": colour, "width": 2 if line.is_quiet else 3, "dash": dash},
            marker={"size": 5 if line.is_quiet else 8, "symbol": symbol},
            hovertemplate=f"{line.title}%{{x}}：%{{y}}{unit}<extra></extra>",
        )
    _name(figure, lines)
    figure.update_xaxes(tickangle=0)
    return figure.update_yaxes(rangemode="tozero", title_text=unit, nticks=5, tickformat=",d")


def _name(figure: go.Figure, lines: Sequence[Line]) -> None:
    """Each line's title at its right end, pushed apart where ends lie close together."""
    reach = max((max(line.values, default=0) for line in lines), default=0) or 1
    floor = None
    colours = {line.title: trace.line.color for line, trace in _paired(figure, lines)}
    for line in sorted(lines, key=lambda line: line.values[-1]):
        y = line.values[-1] if floor is None else max(line.values[-1], floor)
        floor = y + reach * 0.09
        colour = GREY if line.is_quiet else colours[line.title]
        figure.add_annotation(
            x=1, xref="paper", y=y, text=line.title, showarrow=False, xanchor="left",
            font={"color": colour, "size": 14},
        )  # fmt: skip


def _paired(figure: go.Figure, lines: Sequence[Line]) -> zip:
    return zip(sorted(lines, key=lambda line: not line.is_quiet), figure.data, strict=True)
