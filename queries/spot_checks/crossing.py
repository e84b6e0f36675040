"""Which township checks which, drawn with the same seed; not as in the round before."""

from sqlalchemy import Connection

from queries.spot_checks.draws import KeptDraw, WholeDraw, kept_draw, kept_draws
from queries.spot_checks.selection.pairings import Pairing, cross_checks


def cross_checked(connection: Connection, draw: WholeDraw) -> list[Pairing]:
    """Among the townships of the draw; empty with fewer than two.

    The round before is the last draw of the same region and the round before that was made
    before this one: what comes later changes nothing.
    """
    return _paired(connection, draw, kept_draws(connection))


def _paired(connection: Connection, draw: WholeDraw, every: list[KeptDraw]) -> list[Pairing]:
    before = _before(connection, draw, every)
    townships = list(dict.fromkeys(village.township_code for village in draw.drawn.villages))
    return cross_checks(
        townships, draw.seed, draw.round, _paired(connection, before, every) if before else ()
    )


def _before(connection: Connection, draw: WholeDraw, every: list[KeptDraw]) -> WholeDraw | None:
    for one in every:  # the newest first
        if one.round == draw.round - 1 and one.drawn_at <= draw.drawn_at:
            whole = kept_draw(connection, one.draw_no)
            if whole.frame.region_code == draw.frame.region_code:
                return whole
    return None
