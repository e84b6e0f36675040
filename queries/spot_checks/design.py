"""How many are drawn, and what a drawn place or household stands for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Stratum(StrEnum):
    """By which part of the draw something came onto the list."""

    ALL = "全部核查"  # there are no more than are to be drawn
    INSISTED = "指定"
    CERTAINTY = "重点"  # flagged, those with most points first; tickets part equals
    RISK = "按风险"  # with probability proportional to its points
    SENTINEL = "随机"  # each of the rest alike


@dataclass(frozen=True)
class Design:
    """`villages` in each township, `households` in each drawn village, all where there are
    fewer (H4.5); `sentinel`: the share, 0..1, that is purely random in both stages, at least
    one. `avoid`: villages drawn before, taken only where a township has too few others;
    `insist`: villages drawn whatever the seed."""

    villages: int = 2
    households: int = 40
    sentinel: float = 0.25
    avoid: frozenset[str] = frozenset()
    insist: frozenset[str] = frozenset()

    @property
    def sentinel_percent(self) -> str:
        """As it must be typed to draw the same again: 12.5%, not 12%."""
        return f"{(Decimal(str(self.sentinel)) * 100).normalize():f}%"


@dataclass(frozen=True)
class DrawnVillage:
    """`probability` that this village is drawn under the frame and design, over all seeds."""

    code: str
    township_code: str
    stratum: Stratum
    probability: float
    ticket: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DrawnHousehold:
    """`probability` that this household is drawn: of its village's being drawn times its own
    within the village."""

    household_no: str
    village_code: str
    stratum: Stratum
    probability: float
    ticket: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """In the order in which they are listed. A reserve household replaces, in their order, one
    of its village; reserve villages one of their township, and whoever is in reserve there is
    whom such a visit goes to."""

    villages: tuple[DrawnVillage, ...]
    households: tuple[DrawnHousehold, ...]
    reserve: tuple[DrawnHousehold, ...]
    reserve_villages: tuple[DrawnVillage, ...]
