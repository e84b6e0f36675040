"""Write the episodes and eliminations of households, as seen on every day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Select, Table, delete, insert, or_, select

from data.episodes.history import Dated, Export, History, Procedure
from data.episodes.states import Episode, seen_on
from data.models import FOREVER, eliminations, episodes, household_versions, procedures

# Databases limit how many values one statement may carry.
CHUNK = 5_000

Row = dict[str, Any]
Statement = TypeVar("Statement", Select[Any], Delete)


def derive(connection: Connection, household_ids: Collection[int] | None = None) -> None:
    """Derive anew the episodes of these households; of all of them where None.

    Households of which neither ledger nor export knows an inclusion get no row.
    """
    if household_ids is None:
        _derive_chunk(connection, None)
        return
    ids = sorted(set(household_ids))
    for start in range(0, len(ids), CHUNK):
        _derive_chunk(connection, ids[start : start + CHUNK])


def forget(connection: Connection, household_ids: Collection[int]) -> None:
    """Remove the episodes of these households: what they refer to may go now."""
    ids = sorted(household_ids)
    for start in range(0, len(ids), CHUNK):
        _forget_chunk(connection, ids[start : start + CHUNK])


def _forget_chunk(connection: Connection, ids: Collection[int] | None) -> None:
    for table in (episodes, eliminations):
        connection.execute(_of(delete(table), table, ids))


def _derive_chunk(connection: Connection, ids: Collection[int] | None) -> None:
    _forget_chunk(connection, ids)
    rows: dict[Table, list[Row]] = {episodes: [], eliminations: []}
    for household_id, history in _histories(connection, ids):
        for table, found in intervals(history).items():
            rows[table] += [{"household_id": household_id, **row} for row in found]
    for table, found in rows.items():
        if found:
            connection.execute(insert(table), found)


def intervals(history: History) -> dict[Table, list[Row]]:
    """What is seen of one household: each row with the days on which it is seen."""
    days = history.breakpoints()
    seen = [(day, seen_on(day, history)) for day in days]
    return {
        episodes: _runs((day, _episode_rows(found)) for day, found in seen),
        eliminations: _runs((day, _elimination_rows(found)) for day, found in seen),
    }


def _runs(seen: Iterable[tuple[date, list[Row]]]) -> list[Row]:
    """One row for each unbroken run of days on which it is the same."""
    runs: list[Row] = []
    open_since: dict[tuple[Any, ...], date] = {}
    names: tuple[str, ...] = ()
    for day, rows in seen:
        names = tuple(rows[0]) if rows else names
        current = [tuple(row.values()) for row in rows]
        for values in [values for values in open_since if values not in current]:
            runs.append(_run(names, values, open_since.pop(values), day))
        for values in current:
            open_since.setdefault(values, day)
    return runs + [_run(names, values, since, FOREVER) for values, since in open_since.items()]


def _run(names: tuple[str, ...], values: tuple[Any, ...], since: date, until: date) -> Row:
    return {"seen_from": since, "seen_to": until, **dict(zip(names, values, strict=True))}


def _episode_rows(found: list[Episode]) -> list[Row]:
    return [
        {
            "number": number,
            "is_latest": episode is found[-1],
            "state": episode.state,
            "included_on": episode.included.first,
            "included_last": episode.included.last,
            "procedure_id": episode.procedure_id,
            "follows_elimination": episode.follows_elimination,
            "eliminated_on": episode.elimination.dated.first if episode.elimination else None,
            "eliminated_last": episode.elimination.dated.last if episode.elimination else None,
            "ended_on": episode.ended_on,
            "end_type": episode.end_type,
            "has_record_conflict": episode.has_record_conflict,
        }
        for number, episode in enumerate(found, start=1)
    ]


def _elimination_rows(found: list[Episode]) -> list[Row]:
    return [
        {
            "episode_number": number,
            "eliminated_on": elimination.dated.first,
            "eliminated_last": elimination.dated.last,
            "rolled_back_on": elimination.rolled_back_on,
        }
        for number, episode in enumerate(found, start=1)
        for elimination in episode.eliminations
    ]


def _histories(
    connection: Connection, ids: Collection[int] | None
) -> Iterator[tuple[int, History]]:
    ledger, exports = _ledger(connection, ids), _exports(connection, ids)
    for household_id in sorted(ledger.keys() | exports.keys()):
        yield (
            household_id,
            History(tuple(ledger.get(household_id, ())), tuple(exports.get(household_id, ()))),
        )


def _ledger(connection: Connection, ids: Collection[int] | None) -> dict[int, list[Procedure]]:
    p = procedures.c
    query = select(p.household_id, p.id, p.procedure_no, p.procedure_type, p.ended_on).where(
        p.status == "办结", p.ended_on.is_not(None)
    )
    found: dict[int, list[Procedure]] = defaultdict(list)
    for row in connection.execute(_of(query, procedures, ids)):
        found[row.household_id].append(Procedure(*row[1:]))
    return found


def _exports(connection: Connection, ids: Collection[int] | None) -> dict[int, list[Export]]:
    v = household_versions.c
    query = select(
        v.household_id,
        v.valid_from,
        v.valid_to,
        v.identified_on,
        v.identified_on_is_month,
        v.is_eliminated,
        v.eliminated_on,
        v.eliminated_on_is_month,
    ).where(or_(v.identified_on.is_not(None), v.is_eliminated.is_not(None)))
    found: dict[int, list[Export]] = defaultdict(list)
    for row in connection.execute(_of(query, household_versions, ids)):
        eliminated = Dated.of(row.eliminated_on, row.eliminated_on_is_month)
        found[row.household_id].append(
            Export(
                row.valid_from,
                row.valid_to,
                Dated.of(row.identified_on, row.identified_on_is_month),
                eliminated if row.is_eliminated else None,
                denies_elimination=row.is_eliminated is False,
            )
        )
    return found


def _of(statement: Statement, table: Table, ids: Collection[int] | None) -> Statement:
    return statement if ids is None else statement.where(table.c.household_id.in_(ids))
