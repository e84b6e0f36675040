"""What every chart has in common: type, lines, direct labels, Chinese days, no toolbar."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.components.theme import INK, LINE, MUTED

FONT = "Source Han Sans SC, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"
CONFIG = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["sendChartToCloud"],
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
    # An empty outline of our own: plotly would fetch the world's from outside.
    "topojsonURL": "./app/static/",
}


def blank(height: int = 320, **layout: Any) -> go.Figure:
    """An empty figure in the product's style; directly labelled, so without a legend."""
    axis = {
        "gridcolor": "#EDF1F5",
        "linecolor": LINE,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 14, "color": MUTED},
        "title": {"font": {"size": 14, "color": MUTED}, "standoff": 8},
        "automargin": True,
    }
    figure = go.Figure()
    figure.update_layout(
        height=height,
        font={"family": FONT, "size": 14, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 8, "t": 12, "b": 8},
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "size": 14}, "bgcolor": "#FFFFFF"},
        dragmode=False,
        separators=".,",
    )
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure.update_layout(**layout)


def show(figure: go.Figure, alt: str, key: str, **options: Any) -> Any:
    """Draws `figure`; `alt` says in words what it shows, for who cannot see it."""
    figure.update_layout(legend_font_size=14, legend_title_font_size=14)
    return st.plotly_chart(
        figure, key=key, alt=alt, theme=None, width="stretch", config=CONFIG, **options
    )
