"""Somebody else who draws at the same time, in a process of its own that loads no page."""

from data.database import open_engine
from data.spot_checks import keep_draw
from queries.spot_checks.drawing import Asked, drawing
from queries.spot_checks.draws import kept_frames


def rival(url: str, seed: str) -> int:
    """Which attempt it was."""
    engine = open_engine(url)
    with engine.connect() as connection:
        sha256 = kept_frames(connection)[0].frame_sha256
        record = drawing(connection, Asked(sha256, seed, 1, 1, 1))
    kept = keep_draw(engine, record, drawn_by="县乡村振兴局", witnessed_by=None)
    engine.dispose()
    return kept.attempt
