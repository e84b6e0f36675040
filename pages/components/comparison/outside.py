"""Which places lie outside the limits, indicator by indicator: what there is to talk about."""

from collections.abc import Sequence

from markupsafe import Markup

from pages.components import address
from pages.components import scope as scopes
from pages.components.comparison.choosing import ASKED, Peers
from pages.components.funnel import FAR
from pages.components.listing import table
from pages.components.sentences import quiet
from queries.comparison import Comparison, Position, Standing
from queries.indicators import INDICATORS

LOW = (Position.FAR_BELOW, Position.BELOW)
HIGH = (Position.FAR_ABOVE, Position.ABOVE)
MOST_NAMED = 6


def overview(found: Sequence[Comparison], among: Peers) -> None:
    """A row an indicator with anybody outside; its name opens it below."""
    rows = [
        [_indicator(one, among), _named(one, LOW, among), _named(one, HIGH, among)]
        for one in found
        if any(own.position.is_outside for own in _shown(one, among))
    ]
    if not rows:
        quiet(f"没有{among.noun}超出同等规模的正常波动。")
        return
    table(["指标", "低于界限", "高于界限"], rows)
    quiet("粗体超出99.8%界限，其余超出95%界限；点指标看全部地区，点地名只看该地。")


def _shown(found: Comparison, among: Peers) -> list[Standing]:
    return [own for own in found.compared if own.region_code in among.codes]


def _indicator(found: Comparison, among: Peers) -> Markup:
    target = address.query(among.scope, **{ASKED: found.indicator})
    return Markup('<a href="{}#indicator" target="_self">{}</a>').format(
        target, INDICATORS[found.indicator].title
    )


def _named(found: Comparison, side: Sequence[Position], among: Peers) -> Markup:
    outside = [own for own in _shown(found, among) if own.position in side]
    outside.sort(key=lambda own: (own.position not in FAR, own.region_code))
    named = [_place(own, among) for own in outside[:MOST_NAMED]]
    rest = Markup("等{}个").format(len(outside)) if len(outside) > MOST_NAMED else Markup("")
    return Markup("、").join(named) + rest


def _place(own: Standing, among: Peers) -> Markup:
    link = scopes.link(own.region_code, own.region, among.scope)
    return Markup("<b>{}</b>").format(link) if own.position in FAR else link
