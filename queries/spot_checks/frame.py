"""The sampling frame: every household that could be drawn, and how much it asks to be looked at."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True)
class FrameVillage:
    """`points` ≥ 1: its size in a draw proportional to risk; `reasons`: its flags, by id. One
    with reasons may be drawn with certainty."""

    code: str
    name: str
    township_code: str
    township: str
    points: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class FrameHousehold:
    """`points` ≥ 1 and `reasons` as of a village: what the rules find of it, by id."""

    household_no: str
    village_code: str
    points: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quota:
    """What the plan in force asks of a spot check at least: `villages` in each township,
    `households` in each of them; `sentinel`: the share, 0..1, drawn purely at random."""

    villages: int
    households: int
    sentinel: float


@dataclass(frozen=True)
class Frame:
    """Every household of the scope on `as_of`, refused and never screened ones included (L14);
    villages sorted by code, households by village and 户编号. Holds no name of a person and no
    identity number. `weights`: the points that each rule and flag gave, by id, in the rules'
    order."""

    region_code: str
    period_start: date
    as_of: date
    plan_id: str | None
    villages: tuple[FrameVillage, ...]
    households: tuple[FrameHousehold, ...]
    weights: tuple[tuple[str, int], ...] = ()
    quota: Quota | None = None

    def content(self) -> str:
        """The frame as text, the same on every machine and Python."""
        return json.dumps(
            asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
        )

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content().encode()).hexdigest()


def frame_from(content: str) -> Frame:
    """The frame that `Frame.content` wrote."""
    stated = json.loads(content)
    return Frame(
        stated["region_code"],
        date.fromisoformat(stated["period_start"]),
        date.fromisoformat(stated["as_of"]),
        stated["plan_id"],
        tuple(FrameVillage(**{**v, "reasons": tuple(v["reasons"])}) for v in stated["villages"]),
        tuple(
            FrameHousehold(**{**h, "reasons": tuple(h["reasons"])}) for h in stated["households"]
        ),
        tuple((name, points) for name, points in stated["weights"]),
        Quota(**stated["quota"]) if stated["quota"] else None,
    )
