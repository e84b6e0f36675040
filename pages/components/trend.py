"""Months as lines: this year against last, labelled at their ends."""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.components import charts
from pages.components.theme import BLUE, GREY

MONTHS = [str(month) for month in range(1, 13)]


def by_month(years: dict[int, Sequence[float | None]], unit: str) -> go.Figure:
    """One line a year, January first; the newest year stands out, the others stay grey."""
    figure = charts.blank(300)
    newest = max(years)
    for year, values in sorted(years.items()):
        is_newest = year == newest
        last = max((n for n, value in enumerate(values) if value is not None), default=0)
        figure.add_scatter(
            x=MONTHS[: len(values)],
            y=list(values),
            mode="lines+markers+text",
            name=f"{year}年",
            text=[f" {year}年" if n == last else "" for n in range(len(values))],
            textposition="middle right" if len(values) < 11 else "top center",
            textfont={"color": BLUE if is_newest else GREY, "size": 14},
            line={
                "color": BLUE if is_newest else "#A9B4BF",
                "width": 3 if is_newest else 2,
                "dash": "solid" if is_newest else "dot",
            },
            marker={"size": 8 if is_newest else 5},
            hovertemplate=f"{year}年%{{x}}月：%{{y}}{unit}<extra></extra>",
            cliponaxis=False,
        )
    figure.update_xaxes(
        categoryorder="array", categoryarray=MONTHS, range=[-0.4, 12.2], tickangle=0
    )
    figure.update_xaxes(title_text="月")
    return figure.update_yaxes(rangemode="tozero", title_text=unit, nticks=5)
