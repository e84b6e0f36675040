"""Limits in days and months."""

from dataclasses import dataclass
from enum import StrEnum

from data.plans.declaration.amounts import Days, MonthCount


class DayKind(StrEnum):
    """How days are counted: every day, or the working days of the Chinese calendar."""

    CALENDAR = "calendar"
    WORKING = "working"

    @property
    def title(self) -> str:
        return {"calendar": "自然日", "working": "工作日"}[self.value]


@dataclass(frozen=True)
class CountedDays:
    """A number of days for which the file also says how they are counted."""

    days: Days
    kind: DayKind
    clause: str
    note: str = ""


@dataclass(frozen=True)
class CalendarDays:
    days: Days
    clause: str
    note: str = ""


@dataclass(frozen=True)
class Months:
    months: MonthCount
    clause: str
    note: str = ""


@dataclass(frozen=True)
class StatedLimits:
    """The limits that a plan states; None where it is silent."""

    inclusion: CountedDays | None = None  # 线索发现 to 县级审定
    publicity: CountedDays | None = None  # 公示, both ends counted
    help: CalendarDays | None = None  # 审定 to the first measure
    no_measure: CalendarDays | None = None
    restart: CalendarDays | None = None
    alert: CalendarDays | None = None
    early_elimination: Months | None = None
