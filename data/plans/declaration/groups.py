"""Who is kept out, the second ring of 预警户, and what can hit many at once."""

from dataclasses import dataclass
from enum import StrEnum

from data.plans.declaration.amounts import Count


class ExclusionWord(StrEnum):
    """The words of the column 排除情形."""

    CAR = "消费型轿车"
    ON_PAYROLL = "财政供养人员"
    EXECUTIVE = "企业高管"
    OTHER = "其他"


@dataclass(frozen=True)
class Exclusion:
    """Who is not to be monitored although the income is low.

    `ticked` is the word of 排除情形 that says so; without one the column has none, and all
    of `conditions` are for people to judge.
    """

    name: str
    clause: str
    ticked: ExclusionWord | None = None
    conditions: tuple[str, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True)
class WarningType:
    """A kind of 预警户, counted as the plan lists them."""

    number: Count
    name: str
    clause: str
    note: str = ""

    @property
    def key(self) -> int:
        return self.number


@dataclass(frozen=True)
class EarlyHelp:
    """What is done for 预警户 who don't meet the conditions of monitoring."""

    measures: tuple[str, ...]
    clause: str
    note: str = ""


@dataclass(frozen=True)
class Hazard:
    """What can throw many households back at once, and who watches it."""

    name: str
    clause: str
    watched_by: tuple[str, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        return self.name
