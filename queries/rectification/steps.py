"""The steps typed about problems: who, when, what, on which evidence, and what each replaced."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from data.identity import masked_name
from data.importer.batch import STANDING
from data.layouts import LAYOUTS, Private
from data.models import import_batches, import_changes, problem_actions
from data.rectification import Step
from queries.scope import Scope
from queries.subjects.rectification import counting

Key = tuple[str, str]  # the ledger and the problem's key in it
# A closing's own columns say nothing that the step does not.
TOLD_OTHERWISE = {"rectified_on", "result", "reviewer", "reviewed_on"}


@dataclass(frozen=True)
class TakenStep:
    """`changes` are header, old and new value, names masked; `closed_on` and `verified_on`
    are, of a reopening, the days of the closing and its verification that it put an end to. One that was taken back (`is_undone`) stays on
    record and counts no more."""

    action: Step
    acted_on: date
    actor: str
    actor_unit: str
    note: str
    draw_no: str | None
    recorded_at: datetime
    changes: tuple[tuple[str, str | None, str | None], ...]
    closed_on: date | None
    verified_on: date | None
    is_undone: bool


def steps_of(connection: Connection, scope: Scope, ledger: str, problem: str) -> list[TakenStep]:
    """Those up to D in the order they were taken."""
    a = problem_actions.c
    query = (
        select(problem_actions, import_batches.c.outcome)
        .join(import_batches)
        .where(a.ledger == ledger, a.problem == problem, a.acted_on <= scope.as_of)
        .order_by(a.id)
    )
    rows = connection.execute(query).all()
    changes = _changes(connection, ledger, [row.import_batch_id for row in rows])
    return [
        TakenStep(
            action=Step(row.action),
            acted_on=row.acted_on,
            actor=masked_name(row.actor),
            actor_unit=row.actor_unit,
            note=row.note,
            draw_no=row.draw_no,
            recorded_at=row.recorded_at,
            changes=tuple(changes[row.import_batch_id]),
            closed_on=row.closed_on,
            verified_on=row.verified_on,
            is_undone=row.outcome not in STANDING,
        )
        for row in rows
    ]


def steps_by_problem(connection: Connection, ledger: str) -> dict[str, list[Any]]:
    """All that count, of any day, in the order they were taken."""
    a = problem_actions.c
    columns = (a.problem, a.action, a.acted_on, a.actor, a.verified_on)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(counting(ledger, *columns).order_by(a.id)):
        found[row.problem].append(row)
    return found


def _changes(
    connection: Connection, ledger: str, batches: list[int]
) -> dict[int, list[tuple[str, str | None, str | None]]]:
    fields = {field.name: field for field in LAYOUTS[ledger].fields}
    c = import_changes.c
    query = (
        select(c.batch_id, c.column_name, c.old_value, c.new_value)
        .where(c.table_name == ledger, c.batch_id.in_(batches))
        .order_by(c.id)
    )
    found = defaultdict(list)
    for batch, name, *values in connection.execute(query):
        field = fields.get(name)
        if field is None or name in TOLD_OTHERWISE:
            continue
        if field.private is Private.NAME:
            values = [masked_name(value) or None for value in values]
        found[batch].append((field.header, *values))
    return found
