"""What counts as done in a stage: items, each with the day that it was done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from data.plans.declaration.words import MeetingType, MonitorPost, PlaceLevel, ProcedureType


class ScreeningDay(StrEnum):
    VISITED = "visited_on"
    ENTERED = "entered_on"
    AUTHORISED = "authorised_on"
    CHECKED = "checked_on"


class ScreeningWhere(StrEnum):
    TICKED = "ticked"  # 是否需启动识别认定程序 = 是
    TICKED_OR_TRIGGERED = "ticked_or_triggered"  # 是, or a 触发情形
    NEITHER_TICKED_NOR_TRIGGERED = "neither_ticked_nor_triggered"
    REFUSED_THIS_YEAR = "refused_this_year"  # of a household refused in the plan's year


class ProcedureDay(StrEnum):
    CLUE = "clue_on"
    VILLAGE_REVIEW = "village_review_on"
    PUBLICITY_TO = "publicity_to_on"
    TOWNSHIP_REVIEW = "township_review_on"
    ENTERED = "entered_on"
    ENDED = "ended_on"


class ProcedureWhere(StrEnum):
    VILLAGE_NOT_REFUSING = "village_not_refusing"
    CONCLUDED = "concluded"  # ended 办结


@dataclass(frozen=True)
class MeetingItems:
    """One item a place of the level, done on the first meeting of the types from `since` on.

    Without `since`: from 1 January of the plan's year.
    """

    layouts: ClassVar[tuple[str, ...]] = ("meetings",)
    level: PlaceLevel
    types: tuple[MeetingType, ...]
    since: date | None = None

    @property
    def levels(self) -> tuple[PlaceLevel, ...]:
        return (self.level,)


@dataclass(frozen=True)
class ScreeningItems:
    """One item a row of the plan's screening ledger, done on its `day`."""

    layouts: ClassVar[tuple[str, ...]] = ("screenings",)
    day: ScreeningDay
    where: ScreeningWhere | None = None


@dataclass(frozen=True)
class ProcedureItems:
    """One item a procedure whose day `dated` lies in `since` … `until`, done on its `day`."""

    layouts: ClassVar[tuple[str, ...]] = ("procedures",)
    types: tuple[ProcedureType, ...]
    dated: ProcedureDay
    since: date
    until: date
    day: ProcedureDay
    where: tuple[ProcedureWhere, ...] = ()


@dataclass(frozen=True)
class MonitorItems:
    """One item a place of the levels, done on the day somebody is registered for the post."""

    layouts: ClassVar[tuple[str, ...]] = ("monitors",)
    levels: tuple[PlaceLevel, ...]
    post: MonitorPost


@dataclass(frozen=True)
class ProblemItems:
    """One item a household or area problem, done on its 整改完成日期."""

    layouts: ClassVar[tuple[str, ...]] = ("household_problems", "area_problems")


ITEMS = {
    "meeting": MeetingItems,
    "screening": ScreeningItems,
    "procedure": ProcedureItems,
    "monitor": MonitorItems,
    "problem": ProblemItems,
}
Items = MeetingItems | ScreeningItems | ProcedureItems | MonitorItems | ProblemItems
