"""Which monitored households are here and not there, there and not here, or differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data.importer.statement import Stated, Statement, read_statement
from data.layouts import LAYOUTS, Layout
from data.regions import regions_on
from queries.households import STATES, readable_places
from queries.reconciliation.fields import FIELDS
from queries.reconciliation.known import Known, households_known
from queries.scope import Scope

STATE = "监测状态"
ABSENT, LISTED, UNKNOWN = "没有列出", "列为监测对象", "没有这一户"


class Kind(StrEnum):
    HERE_ONLY = "here_only"
    THERE_ONLY = "there_only"
    DIFFERS = "differs"

    @property
    def title(self) -> str:
        return {
            "here_only": "本库有、导出没有",
            "there_only": "导出有、本库没有",
            "differs": "内容不同",
        }[self.value]


@dataclass(frozen=True)
class Difference:
    """One household; of one that differs, one field. `head` is a name in the clear: mask
    it before it leaves. `here` and `there` are values; a day is (first, last possible), its
    last None where only the month is known."""

    kind: Kind
    household_no: str
    village_code: str | None
    head: str | None
    field: str
    here: Any
    there: Any


@dataclass(frozen=True)
class Reconciliation:
    """On `day`; `here` and `there` are the monitored households of each village. `refused`
    rows of the file could not be read."""

    day: date
    here: Mapping[str, int]
    there: Mapping[str, int]
    differences: tuple[Difference, ...]
    refused: int


def reconcile(
    connection: Connection,
    path: Path,
    scope: Scope,
    on: date | None = None,
    layouts: Mapping[str, Layout] = LAYOUTS,
) -> Reconciliation:
    """The file beside the database on `on`, else on the export's own day, else on the scope's.

    Households are compared that lie, here or else there, in places that the scope covers and
    the viewer may read. Raises Refusal for a file that cannot be read.
    """
    statement = read_statement(connection, path, layouts)
    day = on or statement.exported_on or scope.as_of
    places = readable_places(regions_on(connection, day), scope)
    known = households_known(connection, day)
    stated = {no: own for no, own in statement.households.items() if is_monitored(own)}
    found = [
        difference
        for difference in _differences(known, stated)
        if difference.village_code in places
    ]
    here = (own.village_code for own in known.values() if own.is_monitored)
    there = (_village(own, known.get(no)) for no, own in stated.items())
    return Reconciliation(
        day,
        _counted(here, places),
        _counted(there, places),
        tuple(found),
        _refused(statement),
    )


def is_monitored(stated: Stated) -> bool:
    """Whether the export speaks of a monitored household and not merely of one."""
    values = stated.values
    return any(values.get(name) is not None for name in ("monitored_category", "identified_on"))


def _differences(known: Mapping[str, Known], stated: Mapping[str, Stated]) -> Iterator[Difference]:
    for no in sorted({no for no, own in known.items() if own.is_monitored} | stated.keys()):
        ours, theirs = known.get(no), stated.get(no)
        if theirs is None and ours is not None:
            yield Difference(
                Kind.HERE_ONLY, no, ours.village_code, ours.head, STATE, STATES[ours.state], ABSENT
            )
        elif theirs is not None and (ours is None or not ours.is_monitored):
            head, state = (ours.head, STATES[ours.state]) if ours else (theirs.head, UNKNOWN)
            village = _village(theirs, ours)
            yield Difference(Kind.THERE_ONLY, no, village, head, STATE, state, LISTED)
        elif ours is not None and theirs is not None:
            yield from _differing(no, ours, theirs)


def _differing(no: str, ours: Known, theirs: Stated) -> Iterator[Difference]:
    values = {**theirs.values, "persons": theirs.persons}
    for field in FIELDS:
        if not all(column in values for column in field.columns):
            continue
        here, there = ours.values[field.name], field.stated(values)
        if field.differ(here, there):
            yield Difference(
                Kind.DIFFERS, no, ours.village_code, ours.head, field.title, here, there
            )


def _village(theirs: Stated, ours: Known | None) -> str | None:
    """Where we know it, else where the file says it lies."""
    return ours.village_code if ours else theirs.values.get("village_code")


def _counted(villages: Iterator[str | None], places: set[str]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for code in villages:
        if code in places:
            counted[code] = counted.get(code, 0) + 1
    return counted


def _refused(statement: Statement) -> int:
    return len({problem.row for problem in statement.problems})
