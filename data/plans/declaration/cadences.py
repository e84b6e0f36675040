"""How often something is done: visits, incomes, screenings, meetings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.plans.declaration.words import Every, Group, MeetingType, PlaceLevel, VisitWay


@dataclass(frozen=True)
class VisitCadence:
    """Each household of the group is seen at least once in each period, in one of the ways."""

    group: Group
    every: Every
    ways: tuple[VisitWay, ...]
    clause: str
    by: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return self.group


@dataclass(frozen=True)
class IncomeCadence:
    """The income of each household of the group is recorded once in each period."""

    group: Group
    every: Every
    clause: str
    note: str = ""

    @property
    def key(self) -> str:
        return self.group


@dataclass(frozen=True)
class IncomePeriod:
    """A period whose income this round computes for the groups.

    `stated_from` and `stated_to` are the days as written where they cannot be meant.
    """

    groups: tuple[Group, ...]
    income_from: date
    income_to: date
    clause: str
    stated_from: date | None = None
    stated_to: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return str(self.income_from)


class SweepKind(StrEnum):
    SCREENING = "集中排查"
    ALL_VISITED = "农户遍访"
    MONITORING = "动态监测"
    MATCHING = "部门筛查预警"


@dataclass(frozen=True)
class Sweep:
    """How often everybody is looked at; `of` says who if not all rural households."""

    kind: SweepKind
    every: Every
    clause: str
    of: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return self.kind


@dataclass(frozen=True)
class MeetingCadence:
    """Each place of the level holds one such meeting in each period."""

    type: MeetingType
    level: PlaceLevel
    every: Every
    clause: str
    by: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.level} {self.type}"
