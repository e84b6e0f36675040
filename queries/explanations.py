"""The 说明 that townships wrote beside flags, for whoever may read the place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from data.explanations import Explained
from data.models import flag_explanations
from data.regions import regions_on
from queries.flags import FLAGS, Flag
from queries.households import readable_places
from queries.measure import places_of
from queries.scope import Level, Scope


@dataclass(frozen=True)
class Explanation:
    """One 说明 and what the flag said to its writer. Field order is that of the answers."""

    flag: str
    region_code: str
    region: str
    period_start: date
    as_of: date
    grade: str
    sentence: str
    explanation: str
    author_unit: str
    author_role: str
    written_at: datetime

    @property
    def title(self) -> str:
        return FLAGS.get(self.flag, self.flag)

    def as_json(self) -> dict[str, Any]:
        return dict(vars(self))


def explanations(connection: Connection, scope: Scope) -> list[Explanation]:
    """All of the scope's place and below that the viewer may read, the newest first.

    On D those that answer a flag of D or before; whatever period it was of. Raises
    UnknownRegion.
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    readable = readable_places(tree, scope)
    e = flag_explanations.c
    rows = connection.execute(
        select(flag_explanations)
        .where(e.as_of <= scope.as_of)
        .order_by(e.written_at.desc(), e.id.desc())
    )
    return [
        Explanation(region=tree.by_code[row.region_code].name, **_stored(row._mapping))
        for row in rows
        if row.region_code in readable
    ]


def answering(flag: Flag, scope: Scope, text: str, unit: str, role: str) -> Explained:
    """What is to be stored when somebody writes `text` beside a flag of the scope's day."""
    return Explained(
        flag=flag.flag,
        region_code=flag.region_code,
        period_start=scope.period_start,
        as_of=scope.as_of,
        grade=str(flag.grade),
        sentence=flag.sentence,
        explanation=text,
        author_unit=unit,
        author_role=role,
    )


def _stored(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}
