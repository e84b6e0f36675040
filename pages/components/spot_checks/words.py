"""Frames, draws and their lists in words."""

from datetime import datetime

from markupsafe import Markup

from pages.components import store
from pages.components.scope import place_name
from pages.components.words import day
from queries.spot_checks.draws import SHORT, KeptDraw, KeptFrame


def moment(at: datetime) -> str:
    return f"{day(at.date())}{at:%H:%M}"


def fingerprint(sha256: str) -> Markup:
    """In groups of eight, as it is read out and compared."""
    groups = " ".join(sha256[n : n + SHORT] for n in range(0, len(sha256), SHORT))
    return Markup('<span class="fingerprint">{}</span>').format(groups)


def place(region_code: str) -> str:
    """Its name; its code, where the place has gone since."""
    served = store.served()
    known = region_code in served.places.by_code
    return place_name(served, region_code) if known else region_code


def frame(one: KeptFrame) -> str:
    return (
        f"{place(one.region_code)}　截至{day(one.as_of)}　{one.households:,}户　"
        f"{moment(one.frozen_at)}冻结（{one.frame_sha256[:SHORT]}）"
    )


def draw(one: KeptDraw) -> str:
    return (
        f"{one.draw_no}　{moment(one.drawn_at)}　第{one.round}轮第{one.attempt}次　种子“{one.seed}”"
    )


def chance(probability: float) -> str:
    """A probability from which 1 in 10,000 can still be told."""
    if probability == 1:
        return "100%"
    return f"{100 * probability:.2f}%"
