"""检查前集中修改: whose records changed in the week before a day, place by place.

A change counts by the day of the export that shows it: the system says no more than that it
came about between the export before and this one. The usual number is that of the year
before, per week of data there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection, func, select, union

from data.importer.undoing.tables import OF_HOUSEHOLD
from data.models import household_versions, import_batches
from data.regions import regions_on
from queries.history.changes import (
    VERSIONS,
    Asked,
    Change,
    changes,
    in_place,
    successions,
)
from queries.history.records import households_in, located
from queries.households import readable_places
from queries.measure import places_of
from queries.scope import Level, Scope
from queries.subjects.versions import in_force

WEEK = timedelta(days=7)
YEAR = timedelta(days=364)  # 52 weeks
MOST_COLUMNS = 3


def _week_before(day: date, scope: Scope) -> Asked:
    """The seven days before `day`, itself not among them; nothing after D is seen."""
    return Asked(since=day - WEEK, until=min(day, scope.as_of + timedelta(days=1)))


def _year_before(day: date) -> Asked:
    return Asked(since=day - WEEK - YEAR, until=day - WEEK)


def edits_before(connection: Connection, scope: Scope, day: date) -> pd.DataFrame:
    """Every value that changed in the week before `day`; see `records.located`."""
    return located(connection, list(changes(connection, _week_before(day, scope))), scope)


def edits_by_place(connection: Connection, scope: Scope, day: date, level: Level) -> pd.DataFrame:
    """One row a place of the level in scope, zeros included, ordered by code.

    Columns: region_code, region, households (户 of which something changed in the week),
    usual (户 in a usual week; None without a week of data before), batches (numbers),
    columns (the headers changed most, with the 户 of each).
    """
    tree = regions_on(connection, scope.as_of)
    villages = {id_: code for id_, (_, code) in households_in(connection, scope).items()}
    weeks = _weeks(connection, _year_before(day))
    usual = _changed_households(connection, _year_before(day), readable_places(tree, scope))
    week = [c for c in changes(connection, _week_before(day, scope)) if c.household_id in villages]
    rows = []
    for place in places_of(tree, scope, level):
        inside = tree.within(place.code)
        here = [c for c in week if villages[c.household_id] in inside]
        events = sum(n for code, n in usual.items() if code in inside)
        rows.append(
            {
                "region_code": place.code,
                "region": place.name,
                "households": len({c.household_id for c in here}),
                "usual": events / weeks if weeks >= 1 else None,
                "batches": tuple(sorted({c.batch for c in here})),
                "columns": _most_changed(here),
            }
        )
    return pd.DataFrame(rows, dtype=object)


def _most_changed(found: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    households = defaultdict(set)
    for change in found:
        households[change.header].add(change.household_id)
    numbers = Counter({header: len(ids) for header, ids in households.items()})
    return tuple(sorted(numbers.items(), key=lambda item: (-item[1], item[0]))[:MOST_COLUMNS])


def _weeks(connection: Connection, asked: Asked) -> float:
    """How many weeks of the span there is data of."""
    b = import_batches.c
    first = connection.scalar(select(func.min(b.exported_on)).where(b.outcome == "stored"))
    if first is None or asked.since is None or asked.until is None:
        return 0
    return (asked.until - max(asked.since, first)) / WEEK


def _changed_households(connection: Connection, asked: Asked, codes: set[str]) -> dict[str, int]:
    """Households changed, once an export day, by the village they are in at its end."""
    events = []
    for table in VERSIONS:
        _, after, query = successions(table, asked)
        events.append(query.add_columns(after.c.household_id, after.c.valid_from.label("day")))
    for table in OF_HOUSEHOLD:
        logged = in_place(table, asked).subquery()
        events.append(select(logged.c.household_id, logged.c.exported_on.label("day")))
    event = union(*events).subquery()
    v = household_versions.c
    query = (
        select(v.village_code, func.count())
        .join(event, event.c.household_id == v.household_id)
        .where(in_force(household_versions, asked.until), v.village_code.in_(codes))
        .group_by(v.village_code)
    )
    return {code: number for code, number in connection.execute(query)}
