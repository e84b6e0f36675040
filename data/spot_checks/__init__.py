"""抽查: the frozen frames and the draws made from them, each stored once and for ever."""

from data.spot_checks.keep import keep_draw, keep_frame
from data.spot_checks.records import DrawnRow, DrawRecord, FrameRecord, KeptAttempt, KeptFreezing
from data.spot_checks.text import (
    LONGEST_SEED,
    DrawRefused,
    checked_person,
    checked_seed,
)

__all__ = [
    "DrawRecord",
    "DrawRefused",
    "DrawnRow",
    "FrameRecord",
    "KeptAttempt",
    "KeptFreezing",
    "LONGEST_SEED",
    "checked_person",
    "checked_seed",
    "keep_draw",
    "keep_frame",
]
