"""The rest of the year as a fan: the middle course, and how far off it may be."""

from collections.abc import Callable

import plotly.graph_objects as go

from pages.components import charts
from pages.components.theme import BLUE, MUTED
from pages.components.words import day
from queries.projection import Point, Projection, Range

WIDE, NARROW = "rgba(29,79,134,0.14)", "rgba(29,79,134,0.26)"


def fan(found: Projection, of: Callable[[Point], Range], unit: str) -> go.Figure:
    days = [point.day for point in found.points]
    ranges = [of(point) for point in found.points]
    figure = charts.blank(320, margin={"l": 8, "r": 92, "t": 28, "b": 8})
    for low, high, colour in (("low95", "high95", WIDE), ("low80", "high80", NARROW)):
        figure.add_scatter(
            x=[*days, *reversed(days)],
            y=[getattr(r, high) for r in ranges] + [getattr(r, low) for r in reversed(ranges)],
            fill="toself",
            fillcolor=colour,
            mode="lines",
            line={"width": 0},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=days,
        y=[r.median for r in ranges],
        mode="lines+markers",
        line={"color": BLUE, "width": 3},
        marker={"size": 7},
        customdata=[(day(on), r.low95, r.high95) for on, r in zip(days, ranges, strict=True)],
        hovertemplate=f"%{{customdata[0]}}：%{{y}}{unit}"
        f"（95%：%{{customdata[1]}}至%{{customdata[2]}}）<extra></extra>",
    )
    _ends(figure, found, ranges, unit)
    ends = days[1:]
    figure.update_xaxes(tickvals=ends, ticktext=[f"{on.month}月底" for on in ends], tickangle=0)
    reach = ranges[-1].high95 - ranges[-1].low95
    lowest = max(0, min(r.low95 for r in ranges) - 2 * reach)
    return figure.update_yaxes(
        range=[lowest, max(r.high95 for r in ranges) + reach / 2 + 1],
        title_text=unit, nticks=5, tickformat=",d",
    )  # fmt: skip


def _ends(figure: go.Figure, found: Projection, ranges: list[Range], unit: str) -> None:
    """Today's number at the start, the year's end and its limits at the end."""
    last = ranges[-1]
    figure.add_annotation(
        x=found.as_of, y=ranges[0].median, text=f"今天{ranges[0].median}{unit}", showarrow=False,
        yshift=16, xanchor="left", font={"color": MUTED, "size": 14},
    )  # fmt: skip
    figure.add_annotation(
        x=1, xref="paper", y=last.median, text=f"{last.median}{unit}<br>{last.low95}–{last.high95}",
        showarrow=False, xanchor="left", align="left", font={"color": BLUE, "size": 14},
    )  # fmt: skip
