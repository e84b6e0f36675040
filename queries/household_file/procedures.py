"""The household's procedures: the day of each stage, the days between, the limit, where it waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy import Row as CountedRow

from data.layouts import LAYOUTS
from data.layouts.procedures import STAGE_DAYS
from data.models import procedures
from queries import parameters
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import Row, seen
from queries.household_file.whose import Whose
from queries.scope import Level
from queries.stages.held import INCLUSION
from queries.stages.steps import DAY_COLUMNS, furthest, waiting_for
from queries.subjects.procedures import procedures_on_day

_LAYOUT = LAYOUTS["procedures"]
_OPINIONS = {
    "village_review_on": "village_opinion",
    "township_review_on": "township_opinion",
    "county_approval_on": "county_opinion",
}


@dataclass(frozen=True)
class Stage:
    """`days` calendar days since the stage before it that has a day; negative where the records
    contradict each other, None at the first and where there is no day."""

    title: str
    day: date | None
    days: int | None
    opinion: str | None


@dataclass(frozen=True)
class Waiting:
    """Where an open procedure stands: the step it waits for, who holds it, days since the last."""

    step: str
    holder: str
    days: int


@dataclass(frozen=True)
class Procedure:
    """`taken` counts from the clue to 县级审定, or to D while under way, in the kind of days of
    the inclusion limit; `limit` is None for what has none."""

    number: str
    type: str
    clue_source: str | None
    status: str
    ended_on: date | None
    stages: tuple[Stage, ...]
    taken: int | None
    limit: int | None
    day_kind: str
    publicity_days: int | None
    publicity_limit: int
    publicity_kind: str
    waiting: Waiting | None
    refusal_reason: str | None
    evidence: str | None  # 佐证材料: 有 | 无
    is_restart: bool

    @property
    def is_over_limit(self) -> bool:
        return self.limit is not None and self.taken is not None and self.taken > self.limit

    @property
    def is_publicity_short(self) -> bool:
        return self.publicity_days is not None and self.publicity_days < self.publicity_limit

    def events(self) -> Iterator[Event]:
        source = f"{_LAYOUT.title} {self.number}"
        for stage in self.stages:
            if stage.day:
                is_clue = stage.title == self.stages[0].title
                said = [stage.opinion, self.clue_source if is_clue else None, _days(stage.days)]
                yield Event(
                    stage.day, Kind.PROCEDURE, f"{self.type}：{stage.title}", listed(*said), source
                )
        if self.ended_on and self.status != "办结":
            detail = listed(self.refusal_reason or "未写理由")
            yield Event(
                self.ended_on, Kind.PROCEDURE, f"{self.type}：{self.status}", detail, source
            )


def _days(days: int | None) -> str | None:
    if days is None:
        return None
    return f"距上一环节{days}天" if days >= 0 else f"早于上一环节{-days}天"


def procedures_of(connection: Connection, whose: Whose) -> list[Procedure]:
    """Those begun or ended by D, by clue; days after D are not seen, ended after D is 在办."""
    counted = procedures_on_day(whose.rules.shape)
    query = select(counted).where(counted.c.household_id == whose.household_id)
    values = parameters.values(whose.scope, Level.VILLAGE, whose.rules)
    on_day = {row.procedure_no: row for row in connection.execute(query, values)}
    own = select(procedures).where(procedures.c.household_id == whose.household_id)
    rows = [seen("procedures", dict(row), whose) for row in connection.execute(own).mappings()]
    known = [row for row in rows if row["procedure_no"] in on_day]
    known.sort(key=lambda row: (row["clue_on"] or date.max, row["procedure_no"]))
    return [_procedure(row, on_day[row["procedure_no"]], whose) for row in known]


def _procedure(row: Row, counted: CountedRow[Any], whose: Whose) -> Procedure:
    limits = whose.rules.limits
    is_open, is_inclusion = row["status"] == "在办", row["procedure_type"] == INCLUSION
    taken = counted.days_to_approval
    if taken is None and is_open:
        taken = counted.days_open
    return Procedure(
        number=row["procedure_no"],
        type=row["procedure_type"],
        clue_source=row["clue_source"],
        status=row["status"],
        ended_on=counted.ended_on,
        stages=tuple(_stages(row)),
        taken=taken,
        limit=limits.inclusion_days if is_inclusion else None,
        day_kind=limits.inclusion_kind.title,
        publicity_days=counted.publicity_days_held,
        publicity_limit=limits.publicity_days,
        publicity_kind=limits.publicity_kind.title,
        waiting=_waiting(row, whose.as_of) if is_open else None,
        refusal_reason=row["refusal_reason"],
        evidence=row["evidence"],
        is_restart=is_inclusion and bool(counted.is_restart),
    )


def _stages(row: Row) -> Iterator[Stage]:
    before: date | None = None
    for column in STAGE_DAYS:
        day = row[column]
        days = (day - before).days if day and before else None
        opinion = row[_OPINIONS[column]] if column in _OPINIONS else None
        yield Stage(_LAYOUT.field(column).header.removesuffix("日期"), day, days, opinion)
        before = day or before


def _waiting(row: Row, as_of: date) -> Waiting | None:
    days = [row[column] for column in DAY_COLUMNS]
    if not any(days):
        return None
    step = waiting_for(days)
    return Waiting(step.title, step.holder.value, (as_of - days[furthest(days)]).days)
