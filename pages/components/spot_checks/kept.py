"""The frames and draws that are kept, as far as whoever looks may read them."""

from pages.components import store
from queries.households import readable_by
from queries.scope import Scope
from queries.spot_checks.draws import (
    KeptDraw,
    KeptFrame,
    UnknownDraw,
    WholeDraw,
    kept_draw,
    kept_draws,
    kept_frames,
)


def frames(scope: Scope) -> list[KeptFrame]:
    """The newest first."""
    return [one for one in store.read(kept_frames) if _may_read(one.region_code, scope)]


def draws(scope: Scope) -> list[KeptDraw]:
    """The newest first."""
    of_frames = {one.frame_sha256 for one in frames(scope)}
    return [one for one in store.read(kept_draws) if one.frame_sha256 in of_frames]


def whole(draw_no: str, scope: Scope) -> WholeDraw:
    """Raises UnknownDraw, also for what the viewer may not read."""
    found = store.read(kept_draw, draw_no)
    if not _may_read(found.frame.region_code, scope):
        raise UnknownDraw("这次抽查不在您所辖的地区内。")
    return found


def frame_of(draw: WholeDraw, scope: Scope) -> KeptFrame:
    """When and by whom it was frozen."""
    return next(one for one in frames(scope) if one.frame_sha256 == draw.frame_sha256)


def _may_read(region_code: str, scope: Scope) -> bool:
    viewer = scope.viewer
    return viewer.region_code is None or region_code in readable_by(viewer, store.served().places)
