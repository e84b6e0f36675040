"""What is stored of a frame and of a draw, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class FrameRecord:
    """`content` is the frame as it was hashed, `households` their number."""

    frame_sha256: str
    content: str
    region_code: str
    period_start: date
    as_of: date
    plan_id: str | None
    households: int


@dataclass(frozen=True)
class KeptFreezing:
    """When and by whom a frame was frozen first. `is_new`: by this very call."""

    frame_sha256: str
    frozen_at: datetime
    frozen_by: str
    is_new: bool


@dataclass(frozen=True)
class DrawnRow:
    """A drawn village, or with `household_no` a drawn household. `position` counts from 1, the
    reserve apart; `reasons` are ids, parted by commas."""

    village_code: str
    position: int
    stratum: str
    probability: float
    ticket: str
    reasons: str
    is_reserve: bool
    household_no: str | None = None


@dataclass(frozen=True)
class DrawRecord:
    """`draw_no` is made of what was asked for: frame, round, seed and `design` (JSON)."""

    draw_no: str
    frame_sha256: str
    round: int
    seed: str
    design: str
    list_sha256: str
    villages: tuple[DrawnRow, ...]
    households: tuple[DrawnRow, ...]


@dataclass(frozen=True)
class KeptAttempt:
    """The how many-th draw of its frame and round it is, and who made it first."""

    draw_no: str
    attempt: int
    list_sha256: str
    drawn_at: datetime
    drawn_by: str
    witnessed_by: str | None
    is_new: bool
