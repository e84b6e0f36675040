"""One problem as it stands on D."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEVEL_OF_HOUSEHOLD = "户内"


class State(StrEnum):
    """One of them holds. A problem that is open again and past its day is OVERDUE."""

    OVERDUE = "已超期"
    REOPENED = "重新打开"
    OPEN = "正在整改"
    DONE = "已整改"
    VERIFIED = "已复核"


@dataclass(frozen=True)
class Problem:
    """`ledger` and `problem`, its key, name it in the database; `id` names it in addresses. Of a
    household's problem `level` is 户内; of an area's 县级层面, 镇级层面 or 村级层面. Names are
    masked: `home` tells households apart that share a place and a masked head, `holder` persons
    who share a unit and a masked name. `days_left` counts from D to 整改时限 while the problem
    is open, below 0 where it is past. `done_on` and what follows are None while it is open.
    """

    ledger: str
    problem: str
    id: int
    number: str | None
    level: str
    region_code: str
    township: str | None
    village: str | None
    household_no: str | None
    home: int
    head: str | None
    household_type: str | None
    problem_type: str
    content: str
    remedy: str | None
    responsible_unit: str | None
    responsible_person: str | None
    holder: int
    found_by: str | None
    found_on: date | None
    due_on: date | None
    days_left: int | None
    result: str | None
    done_on: date | None
    verified_on: date | None
    verifier: str | None
    reopened_on: date | None
    times_reopened: int
    state: State

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def is_overdue(self) -> bool:
        return self.state is State.OVERDUE
