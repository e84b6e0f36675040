"""Storing a step: the ledger's row, its history and the step itself in one transaction.

Each step is an import batch of its own without a file, dated with the day of the step: what
it replaced is kept as of any import, an older export that arrives late does not reach it,
and it can be taken back like any import.
"""

import json
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import DBAPIError

from data.database_faults import trouble
from data.identity import masked_name
from data.importer.batch import Batch
from data.importer.queue import turn
from data.models import dataset, import_batches, problem_actions
from data.rectification.action import LEDGERS, Acted, Action, ActionRefused, Step
from data.rectification.checks import refuse_unfit
from data.rectification.effects import effects, replaced
from data.rectification.places import refuse_strangers
from data.rectification.raising import raised
from data.rectification.standing import Standing, standing
from data.rectification.text import worded

TITLE = "整改台账"
PATIENCE_SECONDS = 20


def act(
    engine: Engine, action: Action, *, writer_region: str | None = None, today: date | None = None
) -> Acted:
    """Stores one step and returns what it is of. `writer_region` is the place within which the
    writer may act; None: the whole county. `today` is by default the clock's.

    Raises ActionRefused, TextRefused or QueueTooLong, also where the database cannot store;
    then nothing is.
    """
    fit = worded(action, today or date.today())
    try:
        with turn(engine, PATIENCE_SECONDS) as connection:
            acted = _Storing(connection, fit, writer_region).store()
            connection.commit()
    except DBAPIError as error:
        if clause := trouble(error):
            raise ActionRefused(
                f"{clause}，没有保存任何内容，请稍后再保存一次；仍不行请告诉管理员。"
            ) from error
        raise
    return acted


class _Storing:
    def __init__(self, connection: Connection, action: Action, writer_region: str | None):
        self._connection = connection
        self._action = action
        self._table = LEDGERS[action.ledger]
        self._writer_region = writer_region
        self._now = datetime.now().replace(microsecond=0)

    def store(self) -> Acted:
        if self._action.action is Step.RAISED:
            problem, batch = self._raise()
            ended: dict[str, Any] = {}
        else:
            now = standing(self._connection, self._action.ledger, self._action.problem)
            refuse_strangers(self._connection, now.row, self._writer_region)
            refuse_unfit(self._action, now)
            problem, batch = now.row["problem"], self._update(now)
            ended = replaced(self._action, now)
        self._note(problem, batch, ended)
        batch.write_sightings(self._connection, batch.id)
        self._connection.execute(update(dataset).values(version=dataset.c.version + 1))
        return Acted(problem, batch.id)

    def _raise(self) -> tuple[str, Batch]:
        whose = {"region_code": None, **self._action.values}
        refuse_strangers(self._connection, whose, self._writer_region)
        row = raised(self._connection, self._action)
        batch = self._batch()
        batch.insert(self._table, [row | {"batch_id": batch.id}])
        return row["problem"], batch

    def _update(self, now: Standing) -> Batch:
        batch = self._batch()
        values = effects(self._action, now) | {"batch_id": batch.id}
        changes = ((name, now.row[name], value) for name, value in values.items())
        batch.write_log(batch.log(self._table, now.row["id"], changes))
        batch.update(self._table, [values | {"id": now.row["id"]}])
        return batch

    def _batch(self) -> Batch:
        action, known = self._action, self._dataset()
        told = json.dumps(asdict(action), ensure_ascii=False, sort_keys=True, default=str)
        result = self._connection.execute(
            insert(import_batches).values(
                file_name=f"{TITLE}：{action.action.title}",
                file_sha256=sha256(told.encode()).hexdigest(),
                exported_on=action.acted_on,
                imported_at=self._now,
                imported_by=f"{action.actor_unit} {masked_name(action.actor)}",
                outcome="stored",
                is_demonstration=known.is_demonstration,
            )
        )
        return Batch(self._connection, result.inserted_primary_key[0], action.acted_on)

    def _dataset(self) -> Row[Any]:
        return self._connection.execute(select(dataset)).one()

    def _note(self, problem: str, batch: Batch, ended: dict[str, Any]) -> None:
        action = self._action
        batch.sightings[(action.ledger, problem)] = True
        row = {
            "ledger": action.ledger,
            "problem": problem,
            "action": str(action.action),
            "acted_on": action.acted_on,
            "actor": action.actor,
            "actor_unit": action.actor_unit,
            "note": action.note,
            "draw_no": action.draw_no,
            "recorded_at": self._now,
            "import_batch_id": batch.id,
            **ended,
        }
        self._connection.execute(insert(problem_actions).values(row))
