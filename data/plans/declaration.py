"""What a work plan can say. A plan file holds these entries and nothing else.

A plan is a decision that an office takes for one place and year, so it is data: the words
of each vocabulary below are all a file may use. Every entry carries its clause. Absent
means that the plan is silent; defaults are added by `data.plans.limits`, with their source.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

SCHEMA = 1
MOST_DAYS = 3650  # of any limit: ten years


class DayKind(StrEnum):
    """How days are counted: every day, or the working days of the Chinese calendar."""

    CALENDAR = "calendar"
    WORKING = "working"

    @property
    def title(self) -> str:
        return {"calendar": "自然日", "working": "工作日"}[self.value]


class LineId(StrEnum):
    MONITORING = "monitoring"  # 监测范围: the line that limits and indicators use
    SUDDEN_HARDSHIP = "sudden_hardship"  # 突发严重困难户
    WARNING = "warning"  # 预警户


class IncomeMeasure(StrEnum):
    NET_INCOME = "net_income"  # 人均纯收入
    NET_INCOME_LESS_EXPENSE = "net_income_less_expense"  # 扣除合规大额支出后


class PlaceLevel(StrEnum):
    TOWNSHIP = "township"
    VILLAGE = "village"


class Target(StrEnum):
    """Whom a visit stage must reach."""

    ALL_HOUSEHOLDS = "all_households"  # 农村户数
    LISTED = "listed"  # the key groups, that is the rows of the screening ledger


class MeetingType(StrEnum):
    TRAINING = "业务培训"
    MOBILISATION = "动员部署"
    REPORT = "总结报告"


class ProcedureType(StrEnum):
    INCLUSION = "纳入"
    ELIMINATION = "风险消除"
    ROLLBACK = "风险消除回退"


class MonitorPost(StrEnum):
    INFORMATION_OFFICER = "防贫监测信息员"


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


@dataclass(frozen=True)
class Stage:
    """One deadline of a plan. `due` is the day that counts.

    `also_stated` is the other day where the plan contradicts itself; `note` says how.
    """

    id: str
    name: str
    due: date
    clause: str
    items: Items
    starts_on: date | None = None
    target: Target | None = None
    also_stated: date | None = None
    note: str = ""


@dataclass(frozen=True)
class IncomeLine:
    """`below` yuan a person and year; strictly below is meant."""

    id: LineId
    title: str
    below: float
    measure: IncomeMeasure
    clause: str
    income_from: date | None = None
    income_to: date | None = None
    note: str = ""


@dataclass(frozen=True)
class CountedDays:
    """A number of days for which the file also says how they are counted."""

    days: int
    kind: DayKind
    clause: str
    note: str = ""


@dataclass(frozen=True)
class CalendarDays:
    days: int
    clause: str
    note: str = ""


@dataclass(frozen=True)
class Months:
    months: int
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


@dataclass(frozen=True)
class Trigger:
    """A situation that starts the procedure, by the name that 触发情形 has for it."""

    name: str
    clause: str


@dataclass(frozen=True)
class Plan:
    """A work plan as its office issued it. `notes` are the plan's own contradictions."""

    schema: int
    id: str
    title: str
    region_code: str
    year: int
    issuer: str
    stages: tuple[Stage, ...]
    issued_on: date | None = None
    based_on: tuple[str, ...] = ()
    lines: tuple[IncomeLine, ...] = ()
    limits: StatedLimits = StatedLimits()
    triggers: tuple[Trigger, ...] = ()
    notes: tuple[str, ...] = ()

    def line(self, line_id: LineId) -> IncomeLine | None:
        return next((line for line in self.lines if line.id is line_id), None)

    @property
    def visit_stages(self) -> tuple[Stage, ...]:
        """The stages that say whom the visits must reach, in the plan's order."""
        return tuple(stage for stage in self.stages if stage.target)
