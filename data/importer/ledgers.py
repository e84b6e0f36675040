"""Ledgers, kept once by key: records → rows, unchanged ones untouched."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Table, select

from data.importer.batch import Batch
from data.importer.records import Records
from data.importer.settling.problems import is_done
from data.importer.store_households import Stored, household_ids
from data.importer.versions import chunks
from data.layouts.procedures import STAGE_DAYS
from data.models import (
    area_problems,
    check_results,
    data_doubts,
    department_alerts,
    disasters,
    household_problems,
    measures,
    meetings,
    monitors,
    procedures,
    record_updates,
    screenings,
    visits,
)

# The column of the key by which a ledger's present rows are looked up.
LOOKED_UP_BY = {
    procedures: "procedure_no",
    measures: "measure_no",
    visits: "household_id",
    screenings: "household_id",
    household_problems: "problem",
    area_problems: "problem",
    disasters: "event",
    data_doubts: "doubt_no",
    record_updates: "update_no",
    department_alerts: "alert_no",
    meetings: "region_code",
    monitors: "region_code",
    check_results: "household_id",
}
PROBLEMS = (household_problems, area_problems)
LEDGERS = {table.name: table for table in LOOKED_UP_BY}


def ended_on(procedure: dict[str, Any]) -> date | None:
    """县级审定日期, else the latest stage day other than 系统录入日期; None while 在办."""
    if procedure["status"] == "在办":
        return None
    days = [procedure.get(name) for name in STAGE_DAYS if name != "entered_on"]
    return procedure.get("county_approval_on") or max(filter(None, days))


def done_on(
    problem: dict[str, Any], known: dict[str, Any] | None, exported_on: date
) -> date | None:
    """整改完成日期; of a problem that is said to be done without it, the day of the export
    that was the first to say so."""
    if day := problem.get("rectified_on"):
        return day
    if not is_done(problem.get("result")):
        return None
    said_before = known is not None and known["rectified_on"] is None
    return (known["done_on"] if said_before else None) or exported_on


def store_ledger(batch: Batch, records: Records) -> Stored:
    """What a file of a later export day has stated of a record is not undone by this one."""
    stored = Stored()
    ids = {}
    if records.layout.of_household:
        position = records.columns.index("household_no")
        numbers = {record.values[position] for record in records.by_key.values()}
        ids = household_ids(batch, list(numbers))
    stated = (record.values for record in records.by_key.values())
    rows = [_row(records, values, ids) for values in stated]
    ledger = _Ledger(batch, LEDGERS[records.layout.name], records)
    for some in chunks(rows):
        ledger.store(some, stored)
    return stored


def _row(records: Records, values: Sequence[Any], ids: dict[str, int]) -> dict[str, Any]:
    row = dict(zip(records.columns, values, strict=True))
    if records.layout.of_household:
        row["household_id"] = ids[row.pop("household_no")]
    return row


class _Ledger:
    def __init__(self, batch: Batch, table: Table, records: Records):
        self._batch = batch
        self._table = table
        self._layout = records.layout.name
        key = records.layout.key
        if records.layout.of_household:
            key = tuple("household_id" if name == "household_no" else name for name in key)
        self._key = key

    def store(self, rows: Sequence[dict[str, Any]], stored: Stored) -> None:
        present = self._present({row[LOOKED_UP_BY[self._table]] for row in rows})
        names = [self._name(row) for row in rows]
        seen = self._batch.seen(self._layout, names)
        inserts, updates, log, written = [], [], [], []
        for row, name in zip(rows, names, strict=True):
            known = present.get(self._key_of(row))
            if known is None:
                derived = self._derived(row, known=None)
                inserts.append(row | derived | {"batch_id": self._batch.id})
                self._touch(stored, row)
            elif seen[name] and seen[name][-1] > self._batch.exported_on:
                continue
            elif anew := [(c, known[c], v) for c, v in row.items() if known[c] != v]:
                updated = self._updated(known, row)
                changes = ((c, known[c], v) for c, v in updated.items())
                log += self._batch.log(self._table, known["id"], changes)
                self._batch.tally.changes(self._table, known["id"], anew)
                updates.append(updated)
                self._touch(stored, row, known)
            else:
                continue
            written.append(name)
        self._batch.insert(self._table, inserts)
        self._batch.tally.adds(self._table, len(inserts))
        self._batch.update(self._table, updates)
        self._batch.write_log(log)
        self._batch.wrote(self._layout, written)
        self._batch.changed += len(written)

    def _present(self, looked_up: set[Any]) -> dict[tuple[Any, ...], dict[str, Any]]:
        column = self._table.c[LOOKED_UP_BY[self._table]]
        query = select(self._table).where(column.in_(looked_up))
        rows: list[Row[Any]] = list(self._batch.connection.execute(query))
        return {self._key_of(row._asdict()): row._asdict() for row in rows}

    def _key_of(self, row: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(row[name] for name in self._key)

    def _name(self, row: dict[str, Any]) -> str:
        return "|".join(map(str, self._key_of(row)))

    def _updated(self, known: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
        derived = self._derived(known | row, known)
        return row | derived | {"batch_id": self._batch.id, "id": known["id"]}

    def _derived(self, row: dict[str, Any], known: dict[str, Any] | None) -> dict[str, Any]:
        """`row` is the whole record as it will be, `known` as it was."""
        if self._table is procedures:
            return {"ended_on": ended_on(row)}
        if self._table in PROBLEMS:
            return {"done_on": done_on(row, known, self._batch.exported_on)}
        return {}

    def _touch(self, stored: Stored, *rows: dict[str, Any]) -> None:
        stored.rows += 1
        if self._table is procedures:
            stored.household_ids |= {row["household_id"] for row in rows}
