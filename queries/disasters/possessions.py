"""What places have that a disaster can take, and how many of their people had been poor."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, select

from data.models import villages
from data.regions import RegionTree
from queries.disasters.severity import Basis
from queries.scope import Level
from queries.subjects.versions import in_force


@dataclass(frozen=True)
class Possessions:
    """Of one place. Shares are 0..1 of its people; None where nobody states them."""

    has: Mapping[Basis, float | None]
    out_of_poverty_share: float | None
    low_income_aid_share: float | None


def possessions(
    connection: Connection, tree: RegionTree, as_of: date, level: Level
) -> dict[str, Possessions]:
    """Of every place of the level, its villages added up as the list in force says."""
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(select(villages).where(in_force(villages, as_of))):
        if place := tree.ancestor(row.region_code, level):
            by_place[place.code].append(row)
    return {place.code: _together(by_place[place.code]) for place in tree.at(level)}


def _together(rows: Sequence[Row]) -> Possessions:
    """A sum is unknown where a village's part is, or the loss would look larger than it was."""
    return Possessions(
        has={basis: _complete_sum(getattr(row, basis) for row in rows) for basis in Basis},
        out_of_poverty_share=_share(rows, "out_of_poverty_persons"),
        low_income_aid_share=_share(rows, "low_income_aid_persons"),
    )


def _share(rows: Iterable[Row], persons: str) -> float | None:
    """Of the people of those villages that state it."""
    known = [row for row in rows if getattr(row, persons) is not None]
    people = sum(row.rural_population for row in known)
    return sum(getattr(row, persons) for row in known) / people if people else None


def _complete_sum(values: Iterable[float | None]) -> float | None:
    parts = list(values)
    return None if None in parts or not parts else sum(parts)
