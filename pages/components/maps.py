"""Townships and villages as filled lines: no tiles, no outside address, no WebGL.

Plotly's geo and map layouts fetch base maps from elsewhere or need WebGL; a scatter with
`fill="toself"` needs neither. One trace a class; arrays are float32 with gaps of NaN, which
plotly neither copies into lists nor checks one by one.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import shapely

from data.boundaries import Shapes
from pages.components.map_classes import NO_DATA, Colouring, MapClass

VILLAGE_LINE = "#FFFFFF"
TOWNSHIP_LINE = "#33475B"
HATCH = "#8A97A5"
CHOSEN = "#A11D3F"
INK = "#17212B"
REACH = 40  # pixels within which the nearest village answers the pointer
# Plain dictionaries: plotly checks them once, and graph objects again when it copies them.
Trace = dict[str, Any]
CONFIG = {"displayModeBar": False, "scrollZoom": False, "showSendToCloud": False}


def village_map(
    shapes: Shapes,
    colouring: Colouring,
    hover: pd.Series,
    selected: str | None = None,
    height: int = 520,
) -> go.Figure:
    """The map. `hover` by region_code says what stands beside the pointer, as plain text with
    line breaks; `selected` is the region_code of a village or township to be outlined.

    Show it with `config=CONFIG`, `on_select="rerun"` and `selected_region` on what comes back.
    """
    villages = shapes.villages
    labels = colouring.labels.reindex(villages["region_code"]).fillna(NO_DATA.label).to_numpy()
    traces = [
        _area(villages.geometry.to_numpy()[labels == one.label], one)
        for one in colouring.classes
        if one is not NO_DATA or (labels == one.label).any()
    ]
    traces.append(_outline(shapes.townships.geometry.to_numpy(), TOWNSHIP_LINE, 1.4))
    traces.append(_outline(_chosen(shapes, selected), CHOSEN, 3.0))
    traces.append(_names(shapes.townships))
    traces.append(_centres(villages, hover))
    return go.Figure({"data": traces, "layout": _layout(colouring.title, shapes.note, height)})


def selected_region(event: Mapping[str, Any] | None) -> str | None:
    """The region_code of the village that was clicked, from what `st.plotly_chart` returns
    (or keeps in the session's state); None if nothing was."""
    points = ((event or {}).get("selection") or {}).get("points") or []
    for point in points:
        code = point.get("customdata")
        if code:
            return code[0] if isinstance(code, list | tuple) else str(code)
    return None


def lines(geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every ring of the shapes as x and y, float32, with a gap of NaN after each ring."""
    wound = shapely.orient_polygons(geometry)  # holes run backwards, so that they stay empty
    rings = shapely.get_rings(wound[~shapely.is_empty(wound)])
    if len(rings) == 0:
        return np.array([], np.float32), np.array([], np.float32)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    gaps = np.flatnonzero(np.diff(ring)) + 1
    points = np.insert(points.astype(np.float32), gaps, np.float32("nan"), axis=0)
    return points[:, 0], points[:, 1]


def _area(geometry: np.ndarray, one: MapClass) -> Trace:
    x, y = lines(geometry)
    pattern = {"shape": "/", "fgcolor": HATCH, "bgcolor": one.colour, "size": 7, "solidity": 0.18}
    return dict(
        type="scatter",
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        fillcolor=one.colour,
        fillpattern=pattern if one.is_hatched else None,
        line={"color": VILLAGE_LINE, "width": 0.8},
        name=one.label,
        hoverinfo="skip",
    )


def _outline(geometry: np.ndarray, colour: str, width: float) -> Trace:
    x, y = lines(geometry)
    line = {"color": colour, "width": width}
    return dict(
        type="scatter", x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False
    )


def _chosen(shapes: Shapes, selected: str | None) -> np.ndarray:
    every = (shapes.villages, shapes.townships)
    return np.concatenate([p.geometry.to_numpy()[p["region_code"] == selected] for p in every])


def _names(townships: gpd.GeoDataFrame) -> Trace:
    at = townships["name_at"].to_numpy()
    return dict(
        type="scatter",
        x=shapely.get_x(at),
        y=shapely.get_y(at),
        text=[f"<b>{escape(name)}</b>" for name in townships["name"]],
        mode="text",
        textfont={"size": 14, "color": INK, "shadow": "0 0 3px #fff, 0 0 3px #fff, 0 0 5px #fff"},
        hoverinfo="skip",
        showlegend=False,
    )


def _centres(villages: gpd.GeoDataFrame, hover: pd.Series) -> Trace:
    """What answers the pointer. Hardly visible: the village is what is looked at."""
    inside = shapely.point_on_surface(villages.geometry.to_numpy())
    said = hover.reindex(villages["region_code"]).fillna("").to_numpy()
    place = (villages["township"] + " " + villages["name"]).to_numpy()
    marker = {"size": 5, "color": INK, "opacity": 0.35}
    return dict(
        type="scatter",
        x=shapely.get_x(inside),
        y=shapely.get_y(inside),
        mode="markers",
        marker=marker,
        selected={"marker": {"opacity": 0.35}},
        unselected={"marker": {"opacity": 0.35}},
        customdata=villages[["region_code"]].to_numpy(dtype=object),
        text=np.array([_said(*pair) for pair in zip(place, said, strict=True)], dtype=object),
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _said(place: str, text: str) -> str:
    return f"<b>{escape(place)}</b><br>{escape(text).replace(chr(10), '<br>')}"


def _layout(title: str, note: str, height: int) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    corner = {"xref": "paper", "yref": "paper", "x": 0, "y": 1.0, "xanchor": "left"}
    annotation = {**corner, "yanchor": "bottom", "text": escape(note), "showarrow": False}
    return dict(
        height=height,
        margin={"l": 0, "r": 0, "t": 26 if note else 4, "b": 4},
        xaxis=hidden,
        yaxis=hidden | {"scaleanchor": "x", "scaleratio": 1},
        annotations=[annotation | {"font": {"size": 14, "color": "#55626F"}}] if note else [],
        legend={
            "title": {"text": escape(title), "side": "top"},
            "orientation": "h",
            "x": 0,
            "y": -0.02,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        hovermode="closest",
        hoverdistance=REACH,
        clickmode="event+select",
        dragmode=False,
        plot_bgcolor="rgba(0,0,0,0)",
        paper_bgcolor="rgba(0,0,0,0)",
    )
