"""Every stretch of time for which a household's risk was not eliminated, as seen on a day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, and_, func, select

from data.models import eliminations, episodes, household_versions, person_versions
from queries.subjects.versions import in_force, seen

STILL = np.inf


class Spell(NamedTuple):
    """Days are ordinals; `end` is STILL while the risk isn't eliminated. `is_first`: it began
    with an inclusion, not with a rollback.
    """

    village_code: str
    is_safety_net: bool
    persons: int
    included: int
    start: int
    end: float
    is_first: bool


@dataclass(frozen=True)
class Spells:
    """The same as columns, one entry a spell."""

    is_safety_net: np.ndarray
    persons: np.ndarray
    included: np.ndarray
    start: np.ndarray
    end: np.ndarray
    is_first: np.ndarray

    @classmethod
    def of(cls, spells: list[Spell]) -> "Spells":
        def column(name: str, kind: type) -> np.ndarray:
            return np.array([getattr(spell, name) for spell in spells], dtype=kind)

        return cls(
            is_safety_net=column("is_safety_net", bool),
            persons=column("persons", int),
            included=column("included", float),
            start=column("start", float),
            end=column("end", float),
            is_first=column("is_first", bool),
        )

    @property
    def is_open(self) -> np.ndarray:
        return self.end == STILL


def spells_on(connection: Connection, day: date) -> list[Spell]:
    """Of all households of the database; a day known to its month counts from its first."""
    e, h = episodes.c, household_versions.c
    marked = _marked(connection, day)
    rows = connection.execute(
        select(e.household_id, e.number, e.included_on, e.ended_on, h.village_code, h.is_safety_net)
        .join(household_versions, h.household_id == e.household_id)
        .where(seen(episodes, day), in_force(household_versions, day))
    ).all()
    persons = _persons(connection, day)
    return [
        Spell(
            row.village_code,
            bool(row.is_safety_net),
            persons.get(row.household_id, 0),
            row.included_on.toordinal(),
            *stretch,
        )
        for row in rows
        for stretch in stretches(
            row.included_on, marked[row.household_id, row.number], row.ended_on
        )
    ]


def stretches(
    included_on: date, marked: list[tuple[date, date | None]], ended_on: date | None
) -> Iterator[tuple[int, float, bool]]:
    """(start, end, is_first) of one episode; `marked` are its eliminations and rollbacks.

    What the records put in the wrong order has no length.
    """
    start: date | None = included_on
    for eliminated_on, rolled_back_on in marked:
        if start is not None:
            end = max(start, eliminated_on)
            yield start.toordinal(), end.toordinal(), start == included_on
        start = rolled_back_on
    if start is not None:
        end = STILL if ended_on is None else max(start, ended_on).toordinal()
        yield start.toordinal(), end, start == included_on


def _marked(
    connection: Connection, day: date
) -> dict[tuple[int, int], list[tuple[date, date | None]]]:
    m = eliminations.c
    found: dict[tuple[int, int], list[tuple[date, date | None]]] = defaultdict(list)
    for household, number, *days in connection.execute(
        select(m.household_id, m.episode_number, m.eliminated_on, m.rolled_back_on)
        .where(seen(eliminations, day))
        .order_by(m.eliminated_on, m.id)
    ):
        found[household, number].append(tuple(days))
    return found


def _persons(connection: Connection, day: date) -> dict[int, int]:
    """Of the households that are not eliminated."""
    p, e = person_versions.c, episodes.c
    open_now = and_(e.household_id == p.household_id, e.is_latest, e.state == "active")
    rows = connection.execute(
        select(p.household_id, func.count())
        .join(episodes, and_(open_now, seen(episodes, day)))
        .where(in_force(person_versions, day))
        .group_by(p.household_id)
    )
    return {household: number for household, number in rows}
