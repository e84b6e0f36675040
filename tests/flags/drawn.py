"""A county drawn for flags: villages in one line each, straight into the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection, Engine, insert

from data.episodes import derive
from data.models import (
    BEGINNING,
    FOREVER,
    household_versions,
    households,
    import_batches,
    person_versions,
    persons,
    procedures,
    villages,
)
from data.types import fenced

LAST_YEAR = date(2022, 5, 4)
LIVES_ON = {"valid_from": BEGINNING, "valid_to": FOREVER}


@dataclass(frozen=True)
class Village:
    """`old` households were included in 2022; `out` says on which days the first of them were
    eliminated, `back` on which days the first of those were rolled back; `new` on which days
    further ones were included, the first `late` of them after 16 days. `rejected` of `proposed`
    were refused by the township.
    """

    code: str
    households: int = 100
    old: int = 0
    out: Sequence[date] = ()
    back: Sequence[date] = ()
    new: Sequence[date] = ()
    late: int = 0
    poor: int = 0
    proposed: int = 0
    rejected: int = 0


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
            for events in _households(village):
                number = next(numbers)
                _household(connection, number, village.code, batch)
                rows += [
                    _procedure(number, place, batch, **event) for place, event in enumerate(events)
                ]
        if rows:
            connection.execute(insert(procedures), rows)
        derive(connection)


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


def _household(connection: Connection, number: int, village_code: str, batch: int) -> None:
    connection.execute(insert(households).values(id=number, household_no=f"{number:05}"))
    connection.execute(
        insert(household_versions).values(
            household_id=number,
            village_code=village_code,
            batch_id=batch,
            risks=fenced([]),
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
