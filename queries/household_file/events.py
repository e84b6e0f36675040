"""What happened to a household on a day: the entries of its timeline and of its evidence list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """In the order in which what happened on one day is told."""

    CLUE = "线索预警"
    SCREENING = "集中排查"
    PROCEDURE = "认定程序"
    STANDING = "监测状态"
    MEASURE = "帮扶措施"
    VISIT = "走访"
    PROBLEM = "问题整改"
    CHECK = "抽查核查"
    DATA = "数据核实"
    RECORD = "记录变更"


_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Event:
    """`last` differs from `day` where only the month is known. `source` is the ledger and the
    record's own number; `detail` may be blank."""

    day: date
    kind: Kind
    title: str
    detail: str = ""
    source: str = ""
    last: date | None = None

    @property
    def is_month(self) -> bool:
        return self.last not in (None, self.day)


def in_order(events: Iterable[Event], as_of: date) -> list[Event]:
    """By day; of one day in the order of Kind, else as given. Nothing after `as_of`."""
    known = (event for event in events if event.day <= as_of)
    return sorted(known, key=lambda event: (event.day, _ORDER[event.kind]))


def listed(*parts: str | None) -> str:
    """The parts that say anything, in one line."""
    return "；".join(part for part in parts if part)
