"""A whole work plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.plans.declaration.amounts import Year
from data.plans.declaration.cadences import IncomePeriod
from data.plans.declaration.lines import IncomeLine, LineId
from data.plans.declaration.stages import Stage
from data.plans.declaration.standing import Amendment, Standing
from data.plans.declaration.triggers import Focus, Trigger

SCHEMA = 1


@dataclass(frozen=True)
class Duty:
    """What somebody answers for, by role."""

    role: str
    task: str
    clause: str
    note: str = ""


class Topic(StrEnum):
    MONITORING = "监测"
    PROCEDURE = "程序"
    HELP = "帮扶"
    EXIT = "退出"
    DATA = "数据"
    SUPERVISION = "督查"
    PUBLICITY = "宣传"
    BURDEN = "减负"


@dataclass(frozen=True)
class Requirement:
    """What the plan asks that is no number of its own, in its own words."""

    topic: Topic
    text: str
    clause: str
    note: str = ""


@dataclass(frozen=True)
class Form:
    """A form that the plan brings along."""

    number: str
    name: str
    clause: str
    note: str = ""

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True)
class Contradiction:
    """Where the text contradicts itself or cannot be meant: what it says, and what holds."""

    about: str
    readings: tuple[str, ...]
    taken: str
    clause: str


@dataclass(frozen=True, kw_only=True, eq=False)  # one object a file; compared by identity
class Plan(Standing):
    """A work plan as its office issued it.

    Stages, triggers, focus and the other entries below belong to its own round; those of
    `Standing` hold for places below that have no word of their own.
    """

    schema: int
    id: str
    title: str
    region_code: str
    year: Year
    issuer: str
    stages: tuple[Stage, ...]
    issued_on: date | None = None
    based_on: tuple[str, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    focus: tuple[Focus, ...] = ()
    income_periods: tuple[IncomePeriod, ...] = ()
    duties: tuple[Duty, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    forms: tuple[Form, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    notes: tuple[str, ...] = ()

    def line(self, line_id: LineId) -> IncomeLine | None:
        return next((line for line in self.lines if line.id is line_id), None)

    @property
    def visit_stages(self) -> tuple[Stage, ...]:
        """The stages that say whom the visits must reach, in the plan's order."""
        return tuple(stage for stage in self.stages if stage.target)
