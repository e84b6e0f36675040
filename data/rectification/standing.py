"""How a problem stands after all steps so far: open, closed by whom, verified."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from data.importer.batch import STANDING
from data.models import import_batches, problem_actions
from data.rectification.action import LEDGERS, ActionRefused, Step

UNKNOWN = "台账里没有这个问题，可能已随导入被撤销，请刷新页面后再看。"


@dataclass(frozen=True)
class Standing:
    """`row` is the ledger's. `closed_on` is None while open; `closer` is None of a closing that
    an import stated."""

    row: dict[str, Any]
    last_step_on: date | None
    closed_on: date | None
    closer: str | None
    verified_on: date | None


def standing(connection: Connection, ledger: str, problem: str | None) -> Standing:
    """Raises ActionRefused for a problem that the ledger does not hold."""
    table = LEDGERS[ledger]
    query = select(table).where(table.c.problem == problem)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise ActionRefused(UNKNOWN)
    steps = _steps(connection, ledger, row["problem"])
    closed_on, closer = _closed(row, steps)
    return Standing(
        row=dict(row),
        last_step_on=steps[-1].acted_on if steps else None,
        closed_on=closed_on,
        closer=closer,
        verified_on=_verified(row, steps, closed_on),
    )


def _steps(connection: Connection, ledger: str, problem: str) -> list[Any]:
    """Those that count, in their order."""
    a, b = problem_actions.c, import_batches.c
    query = (
        select(a.action, a.acted_on, a.actor)
        .join(import_batches, b.id == a.import_batch_id)
        .where(a.ledger == ledger, a.problem == problem, b.outcome.in_(STANDING))
        .order_by(a.id)
    )
    return list(connection.execute(query))


def _closed(row: Any, steps: list[Any]) -> tuple[date | None, str | None]:
    """The closing in force: the last one typed, unless reopened; else the ledger's own, unless
    reopened on its day or later."""
    turns = [step for step in steps if step.action in (Step.CLOSED, Step.REOPENED)]
    last = turns[-1] if turns else None
    if last is not None and last.action == Step.CLOSED:
        return last.acted_on, last.actor
    if row["done_on"] is not None and (last is None or row["done_on"] > last.acted_on):
        return row["done_on"], None
    return None, None


def _verified(row: Any, steps: list[Any], closed_on: date | None) -> date | None:
    if closed_on is None:
        return None
    if steps and steps[-1].action == Step.VERIFIED:
        return steps[-1].acted_on
    reviewed_on = row["reviewed_on"]
    return reviewed_on if reviewed_on is not None and reviewed_on >= closed_on else None
