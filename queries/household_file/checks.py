"""What others asked and found: doubts about the data, updates under review, check results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from data.identity import masked_name
from data.layouts import LAYOUTS
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import rows_of
from queries.household_file.whose import Whose

_DOUBTS, _UPDATES, _CHECKS = (
    LAYOUTS[name].title for name in ("data_doubts", "record_updates", "check_results")
)


@dataclass(frozen=True)
class Doubt:
    number: str
    type: str
    rule_no: str | None
    issued_on: date
    verified_on: date | None
    finding: str | None

    def events(self) -> Iterator[Event]:
        source = f"{_DOUBTS} {self.number}"
        rule = f"规则{self.rule_no}" if self.rule_no else ""
        yield Event(self.issued_on, Kind.DATA, f"下发疑点：{self.type}", rule, source)
        if self.verified_on:
            title = f"疑点核实：{self.finding or '结果未填'}"
            yield Event(self.verified_on, Kind.DATA, title, self.type, source)


@dataclass(frozen=True)
class Update:
    number: str
    content: str | None
    submitted_on: date
    submitter: str
    reviewed_on: date | None
    result: str | None

    def events(self) -> Iterator[Event]:
        source = f"{_UPDATES} {self.number}"
        yield Event(self.submitted_on, Kind.DATA, "提交信息更新", self.content or "", source)
        if self.reviewed_on:
            title = f"信息更新审核：{self.result or '结果未填'}"
            yield Event(self.reviewed_on, Kind.DATA, title, self.content or "", source)


@dataclass(frozen=True)
class Check:
    draw: str
    checked_on: date
    checker: str
    is_consistent: bool | None
    is_omitted: bool | None
    problem_types: tuple[str, ...]
    note: str | None

    def events(self) -> Iterator[Event]:
        consistent = {True: "账实相符", False: "账实不符", None: "账实是否相符未填"}
        detail = listed(
            consistent[self.is_consistent],
            "应纳未纳" if self.is_omitted else None,
            f"发现问题：{'、'.join(self.problem_types)}" if self.problem_types else None,
            self.note,
        )
        yield Event(self.checked_on, Kind.CHECK, "抽查", detail, f"{_CHECKS} {self.draw}")


def doubts_of(connection: Connection, whose: Whose) -> list[Doubt]:
    names = ("doubt_no", "doubt_type", "rule_no", "issued_on", "verified_on", "finding")
    return [
        Doubt(*(row[name] for name in names)) for row in rows_of(connection, "data_doubts", whose)
    ]


def updates_of(connection: Connection, whose: Whose) -> list[Update]:
    return [
        Update(
            row["update_no"],
            row["content"],
            row["submitted_on"],
            masked_name(row["submitter"]),
            row["reviewed_on"],
            row["review_result"],
        )
        for row in rows_of(connection, "record_updates", whose)
    ]


def checks_of(connection: Connection, whose: Whose) -> list[Check]:
    return [check_of(row) for row in rows_of(connection, "check_results", whose)]


def check_of(row: Mapping[str, Any]) -> Check:
    """A row of the ledger, as it may be shown."""
    return Check(
        row["draw_no"],
        row["checked_on"],
        masked_name(row["checker"]),
        row["is_consistent"],
        row["is_omitted"],
        tuple(sorted(row["problem_types"] or ())),
        row["note"],
    )
