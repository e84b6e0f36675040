"""A funnel: each place against the limits that chance alone would keep to at its size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from pages.components import charts, figures, store
from pages.components.theme import GRADES, GREY, INK, MUTED, PALE
from queries.flags.flag import Flag
from queries.indicators import INDICATORS
from queries.scope import Level, Scope
from queries.statistics.funnel import ATTENTION, SIGNAL, SMALLEST_DENOMINATOR, Share
from queries.statistics.funnel import funnel as peers_of

LIMITS = (("95%", ATTENTION, "dot"), ("99.8%", SIGNAL, "dash"))
NAMED = {"信号", "关注"}
SAMPLES = 60


@dataclass(frozen=True)
class Point:
    """A place's share, 0..1, of `size` households; `grade` if it was flagged."""

    region_code: str
    region: str
    numerator: int
    size: int
    grade: str | None = None


def county_funnel(
    indicator: str, scope: Scope, level: Level, flags: Iterable[Flag]
) -> tuple[go.Figure, str]:
    """The places of the scope in the funnel of the whole county, and the same in words."""
    county = scope.at(store.served().default.region_code)
    grades = {flag.region_code: str(flag.grade) for flag in flags}
    every = [
        Point(
            row.region_code, row.region, row.numerator, row.denominator, grades.get(row.region_code)
        )
        for row in figures.parts([indicator], county, level).itertuples()
    ]
    within = store.served().places.within(scope.region_code)
    points = [point for point in every if point.region_code in within]
    outside = [f"{point.region}（{point.grade}）" for point in points if point.grade in NAMED]
    alt = f"{len(points)}个地区的{INDICATORS[indicator].title}与规模；超出界限的：{'、'.join(outside) or '没有'}"
    others = [point for point in every if point.region_code not in within]
    return funnel(points, "监测对象（户）", others), alt


def funnel(points: Sequence[Point], size_title: str, others: Sequence[Point] = ()) -> go.Figure:
    """Share against size. Limits come from `points` and `others` together, the whole county's;
    only `points` are drawn. Places outside are named; no colour means good.
    """
    figure = charts.blank(430, margin={"l": 8, "r": 96, "t": 16, "b": 8})
    right = max((point.size for point in points), default=1) * 1.05
    model = peers_of([Share(p.numerator, p.size) for p in (*points, *others) if p.size])
    if model:
        sizes = np.geomspace(SMALLEST_DENOMINATOR, max(right, SMALLEST_DENOMINATOR + 1), SAMPLES)
        for title, z, dash in LIMITS:
            _limits(figure, title, z, dash, sizes, [model.limits(size, z) for size in sizes])
        figure.add_hline(y=model.centre, line={"color": INK, "width": 1.5})
        _label(figure, model.centre, f"居中 {model.centre:.1%}", INK)
    _dots(figure, [point for point in points if point.size])
    figure.update_xaxes(title_text=size_title, range=[0, right])
    return figure.update_yaxes(tickformat=".0%")


def _limits(
    figure: go.Figure, title: str, z: float, dash: str, sizes: np.ndarray, limits: list
) -> None:
    for side, curve in (
        ("下", [limit.low for limit in limits]),
        ("上", [limit.high for limit in limits]),
    ):
        figure.add_scatter(
            x=sizes, y=curve, mode="lines", hoverinfo="skip",
            line={"color": "#8894A0", "width": 1.3, "dash": dash},
        )  # fmt: skip
        _label(
            figure,
            curve[-1],
            f"{title} {side}限",
            MUTED,
            (z > ATTENTION) * (7 if side == "上" else -7),
        )


def _dots(figure: go.Figure, points: Sequence[Point]) -> None:
    small = [point.size < SMALLEST_DENOMINATOR for point in points]
    colours = [
        "#FFFFFF" if is_small else GRADES.get(point.grade or "", PALE)
        for point, is_small in zip(points, small, strict=True)
    ]
    figure.add_scatter(
        x=[point.size for point in points],
        y=[point.numerator / point.size for point in points],
        mode="markers+text",
        text=[point.region if point.grade in NAMED else "" for point in points],
        textposition="top center",
        textfont={"size": 14, "color": INK},
        customdata=[point.region_code for point in points],
        marker={
            "size": [13 if point.grade in NAMED else 10 for point in points],
            "symbol": ["diamond" if point.grade == "信号" else "circle" for point in points],
            "color": colours,
            "line": {
                "color": [GREY if is_small else "#FFFFFF" for is_small in small],
                "width": 1.2,
            },
        },
        hovertext=[
            f"{p.region}　{p.numerator / p.size:.1%}（{p.numerator} / {p.size} 户）" for p in points
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _label(figure: go.Figure, y: float, text: str, colour: str, shift: int = 0) -> None:
    figure.add_annotation(
        x=1, xref="paper", y=y, text=text, showarrow=False, xanchor="left", xshift=6, yshift=shift,
        font={"color": colour, "size": 14},
    )  # fmt: skip
