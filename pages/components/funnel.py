"""A funnel: each place against the limits that chance alone would keep to at its size."""

from collections.abc import Collection, Sequence
from statistics import median

import numpy as np
import plotly.graph_objects as go

from pages.components import charts
from pages.components.theme import BLUE, GRADES, GREY, INK, MUTED, PALE
from pages.components.words import decimal, percent
from queries.comparison import Comparison, Position, Standing
from queries.comparison.compared import is_rate
from queries.flags import COMPARED, Grade
from queries.indicators import INDICATORS
from queries.statistics.funnel import ATTENTION, SIGNAL, SMALLEST_DENOMINATOR

LIMITS = (("95%", ATTENTION, "dot"), ("99.8%", SIGNAL, "dash"))
FAR = (Position.FAR_ABOVE, Position.FAR_BELOW)
SAMPLES = 60
HEIGHT = 430
LINE_HEIGHT = 24  # of a name, the margins of the picture allowed for


def county_funnel(
    found: Comparison, shown: Collection[str], chosen: str | None = None
) -> tuple[go.Figure, str]:
    """The places with the codes `shown` in the funnel of the whole county, and the same in words.

    `chosen` is ringed and named. Places outside are named; no colour means good.
    """
    indicator = INDICATORS[found.indicator]
    figure = charts.blank(HEIGHT, margin={"l": 8, "r": 96, "t": 16, "b": 8})
    points = [own for own in found.standings if own.region_code in shown and own.denominator]
    right = max((own.denominator for own in points), default=1) * 1.05
    top = _top(found, points) * indicator.per
    if found.funnel:
        _limits(figure, found, right, top)
    _dots(figure, points, found.indicator, chosen)
    unit = indicator.bases[0].unit
    figure.update_xaxes(title_text=f"{indicator.denominator_title}（{unit}）", range=[0, right])
    figure.update_yaxes(tickformat=",.3~g" if indicator.per > 1 else ".0%", range=[0, top])
    return figure, _in_words(found, points)


def _top(found: Comparison, points: Sequence[Standing]) -> float:
    """Up to where the picture reaches, per 1: all of a share; of a rate all places and the upper
    limit of one of middling size."""
    if not is_rate(found.indicator):
        return 1.04
    shares = [own.share for own in points if own.share and own.position.is_compared]
    sizes = [own.denominator for own in points if own.position.is_compared]
    highest = found.funnel.limits(median(sizes), SIGNAL).high if found.funnel and sizes else 0
    return max([*shares, highest, 0.001]) * 1.1


def said(indicator: str, share: float | None) -> str:
    """A share per 1 as the indicator is shown: 66.9%, or 4.6 per 1000."""
    if share is None or not is_rate(indicator):
        return percent(share)
    return decimal(share * INDICATORS[indicator].per)


def _in_words(found: Comparison, points: Sequence[Standing]) -> str:
    outside = [f"{own.region}（{own.position}）" for own in points if own.position.is_outside]
    return (
        f"{len(points)}个地区的{INDICATORS[found.indicator].title}与规模；"
        f"超出界限的：{'、'.join(outside) or '没有'}"
    )


def _limits(figure: go.Figure, found: Comparison, right: float, top: float) -> None:
    """The centre and the limits on both sides, each named at its right end."""
    peers, per = found.funnel, INDICATORS[found.indicator].per
    assert peers is not None
    sizes = np.geomspace(SMALLEST_DENOMINATOR, max(right, SMALLEST_DENOMINATOR + 1), SAMPLES)
    centre = peers.centre * per
    title = "全县" if is_rate(found.indicator) else "居中"
    ends = [(centre, f"{title} {said(found.indicator, peers.centre)}", INK)]
    for name, z, dash in LIMITS:
        limits = [peers.limits(size, z) for size in sizes]
        for side, curve in (
            ("下", [limit.low * per for limit in limits]),
            ("上", [limit.high * per for limit in limits]),
        ):
            figure.add_scatter(
                x=sizes, y=curve, mode="lines", hoverinfo="skip",
                line={"color": "#8894A0", "width": 1.3, "dash": dash},
            )  # fmt: skip
            ends.append((curve[-1], f"{name} {side}限", MUTED))
    figure.add_hline(y=centre, line={"color": INK, "width": 1.5})
    _name(figure, ends, gap=top * LINE_HEIGHT / HEIGHT)


def _name(figure: go.Figure, ends: Sequence[tuple[float, str, str]], gap: float) -> None:
    """What stands at the right end of each line, pushed apart where lines end close together."""
    floor = -gap
    for y, text, colour in sorted(ends, key=lambda end: (end[0], "95" in end[1])):
        floor = max(y, floor + gap)
        figure.add_annotation(
            x=1, xref="paper", y=floor, text=text, showarrow=False, xanchor="left", xshift=6,
            font={"color": colour, "size": 14},
        )  # fmt: skip


def _dots(
    figure: go.Figure, points: Sequence[Standing], indicator: str, chosen: str | None
) -> None:
    named = [own.grade in COMPARED or own.position in FAR for own in points]
    is_chosen = [own.region_code == chosen for own in points]
    figure.add_scatter(
        x=[own.denominator for own in points],
        y=[own.share * INDICATORS[indicator].per for own in points],
        mode="markers+text",
        text=[
            own.region if name or ring else ""
            for own, name, ring in zip(points, named, is_chosen, strict=True)
        ],
        textposition="top center",
        textfont={"size": 14, "color": INK},
        customdata=[own.region_code for own in points],
        marker={
            "opacity": 1,
            "size": [13 if name or ring else 10 for name, ring in zip(named, is_chosen, strict=True)],
            "symbol": ["diamond" if own.grade is Grade.SIGNAL else "circle" for own in points],
            "color": [_colour(own) for own in points],
            "line": {
                "color": [
                    INK if ring else GREY if own.position is Position.TOO_FEW else "#FFFFFF"
                    for own, ring in zip(points, is_chosen, strict=True)
                ],
                "width": [2.5 if ring else 1.2 for ring in is_chosen],
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        hovertext=[_hover(own, indicator) for own in points],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )  # fmt: skip


def _colour(own: Standing) -> str:
    if own.position is Position.TOO_FEW:
        return "#FFFFFF"
    if own.grade in COMPARED:
        return GRADES[str(own.grade)]
    return BLUE if own.position.is_outside else PALE


def _hover(own: Standing, indicator: str) -> str:
    unit = INDICATORS[indicator].bases[0].unit
    return (
        f"{own.region}　{said(indicator, own.share)}"
        f"（{own.numerator:,} / {own.denominator:,} {unit}）　{own.position}"
    )
