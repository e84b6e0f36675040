"""A county drawn for flags: villages in one line each, straight into the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection, Engine, insert

from data.episodes import derive
from data.layouts.household_members import GUARANTEES
from data.models import (
    BEGINNING,
    FOREVER,
    data_doubts,
    household_problems,
    household_versions,
    households,
    import_batches,
    person_versions,
    persons,
    procedures,
    record_updates,
    villages,
)
from data.types import fenced

LAST_YEAR = date(2022, 5, 4)
LEDGERS_BEGAN = date(2023, 2, 1)
STATED = dict.fromkeys((field.name for field in GUARANTEES), False) | {
    "net_income_per_head": 6000.0,
    "compliant_expense": 0.0,
    "monitored_category": "边缘易致贫户",
    "risks": fenced(["因病"]),
    "contact_person": "甲乙",
}
HIT = {"risks": ["因自然灾害"]}
LIVES_ON = {"valid_from": BEGINNING, "valid_to": FOREVER}


@dataclass(frozen=True)
class Village:
    """`old` households were included in 2022; `out` says on which days the first of them were
    eliminated, `back` on which days the first of those were rolled back; `new` on which days
    further ones were included, the first `late` of them after 16 days; `hit` on which days yet
    others at risk 因自然灾害 were. `rejected` of `proposed` were refused by the township. Of the `old` households the last `complete` state all that they
    must. Of `doubts`, `updates` and `problems` the first were settled on the days of `verified`,
    `reviewed` and `done`; all of them came on LEDGERS_BEGAN.
    """

    code: str
    households: int = 100
    old: int = 0
    out: Sequence[date] = ()
    back: Sequence[date] = ()
    new: Sequence[date] = ()
    hit: Sequence[date] = ()
    late: int = 0
    poor: int = 0
    proposed: int = 0
    rejected: int = 0
    complete: int = 0
    doubts: int = 0
    verified: Sequence[date] = ()
    updates: int = 0
    reviewed: Sequence[date] = ()
    problems: int = 0
    done: Sequence[date] = ()


def draw(engine: Engine, drawn: Iterable[Village]) -> None:
    """Stores the villages, four people and six mu a household, and two members in each
    monitored household.
    """
    drawn = list(drawn)
    with engine.begin() as connection:
        batch = _batch(connection)
        connection.execute(insert(villages), [_village(v, batch) for v in drawn])
        numbers = count(1)
        rows: list[dict[str, Any]] = []
        for village in drawn:
            for position, events in enumerate(_households(village)):
                number = next(numbers)
                _household(connection, number, village.code, batch, _states(village, position))
                rows += [
                    _procedure(number, place, batch, **event) for place, event in enumerate(events)
                ]
        if rows:
            connection.execute(insert(procedures), rows)
        for village in drawn:
            if village.doubts or village.updates or village.problems:
                number = next(numbers)
                _household(connection, number, village.code, batch, {})
                _ledgers(connection, village, number, batch)
        derive(connection)


def _states(village: Village, position: int) -> dict[str, Any]:
    """What the household at this position, in the order of `_households`, states of itself."""
    if village.old - village.complete <= position < village.old:
        return STATED
    others = village.old + len(village.new)
    return HIT if others <= position < others + len(village.hit) else {}


def _households(village: Village) -> Iterable[list[dict[str, Any]]]:
    """The procedures of each household."""
    for position in range(village.old):
        events = [_ended("纳入", LAST_YEAR)]
        if position < len(village.out):
            events.append(_ended("风险消除", village.out[position]))
        if position < len(village.back):
            events.append(_ended("风险消除回退", village.back[position]))
        yield events
    for position, day in enumerate(village.new):
        yield [_ended("纳入", day, days=16 if position < village.late else 15)]
    for day in village.hit:
        yield [_ended("纳入", day)]
    for position in range(village.proposed):
        no = position < village.rejected
        yield [
            {
                "procedure_type": "纳入",
                "clue_on": date(2023, 3, 1),
                "village_opinion": "同意",
                "township_opinion": "不同意" if no else "同意",
                "township_review_on": date(2023, 3, 9),
                "status": "不予纳入",
                "ended_on": date(2023, 3, 9),
                "refusal_reason": "收入稳定",
            }
        ]


def _ended(kind: str, day: date, days: int = 15) -> dict[str, Any]:
    return {
        "procedure_type": kind,
        "clue_on": day - timedelta(days=days),
        "county_approval_on": day,
        "status": "办结",
        "ended_on": day,
    }


def _batch(connection: Connection) -> int:
    values = {
        "file_name": "",
        "file_sha256": "0" * 64,
        "imported_at": datetime(2023, 9, 25),
        "imported_by": "",
        "outcome": "stored",
    }
    return connection.execute(insert(import_batches).values(values)).inserted_primary_key[0]


def _village(village: Village, batch: int) -> dict[str, Any]:
    return {
        "region_code": village.code,
        "batch_id": batch,
        "rural_households": village.households,
        "rural_population": 4 * village.households,
        "farmland_mu": 6 * village.households,
        "out_of_poverty_persons": village.poor,
        **LIVES_ON,
    }


def _household(
    connection: Connection, number: int, village_code: str, batch: int, states: dict[str, Any]
) -> None:
    connection.execute(insert(households).values(id=number, household_no=f"{number:05}"))
    connection.execute(
        insert(household_versions).values(
            household_id=number,
            village_code=village_code,
            batch_id=batch,
            **{"risks": fenced([])} | states,
            **LIVES_ON,
        )
    )
    for member in (2 * number, 2 * number + 1):
        connection.execute(
            insert(persons).values(id=member, household_id=number, person_no=f"{member:05}")
        )
        connection.execute(
            insert(person_versions).values(
                person_id=member, household_id=number, batch_id=batch, **LIVES_ON
            )
        )


def _procedure(household: int, place: int, batch: int, **event: Any) -> dict[str, Any]:
    blank = dict.fromkeys(
        (
            "village_opinion",
            "township_opinion",
            "township_review_on",
            "county_approval_on",
            "refusal_reason",
        )
    )
    return blank | {
        "household_id": household,
        "procedure_no": f"{household:05}-{place}",
        "batch_id": batch,
        **event,
    }


def _ledgers(connection: Connection, village: Village, household: int, batch: int) -> None:
    """The village's doubts, updates and problems, all told of one household that is nobody's
    concern otherwise."""
    told = {"batch_id": batch}
    of_household = told | {"household_id": household}
    for row in range(village.doubts):
        stated = {"doubt_no": f"{village.code}-{row}", "doubt_type": "", "issued_on": LEDGERS_BEGAN}
        settled = {"verified_on": _day(village.verified, row)}
        connection.execute(insert(data_doubts).values(of_household | stated | settled))
    for row in range(village.updates):
        stated = {"update_no": f"{village.code}-{row}", "submitted_on": LEDGERS_BEGAN}
        settled = {"reviewed_on": _day(village.reviewed, row)}
        connection.execute(insert(record_updates).values(of_household | stated | settled))
    for row in range(village.problems):
        stated = {"problem": f"{village.code}-{row}", "found_on": LEDGERS_BEGAN}
        settled = {"region_code": village.code, "done_on": _day(village.done, row)}
        connection.execute(insert(household_problems).values(told | stated | settled))


def _day(days: Sequence[date], row: int) -> date | None:
    return days[row] if row < len(days) else None
