"""Undoing one batch, in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select, update

from data.episodes import derive, forget
from data.importer.login import login_name
from data.importer.queue import turn
from data.importer.undoing.batches import in_the_way, logged_batch
from data.importer.undoing.obstacles import obstacles
from data.importer.undoing.restore import restore, touched_households
from data.layouts import LAYOUTS
from data.models import dataset, households, import_batches, import_changes
from data.models import import_sheets as sheet_log

# Their import needs the key of identity numbers.
WITH_IDENTITIES = [layout.name for layout in LAYOUTS.values() if layout.has_identities]


@dataclass(frozen=True)
class Undone:
    """`removed` and `restored` count rows of all tables."""

    batch: int
    file: str
    removed: int
    restored: int


def undo(engine: Engine, batch_id: int, by: str | None = None) -> Undone:
    """The database becomes as if the batch had never been imported; the account of imports
    keeps it, as undone by `by` (by default who is logged in on this machine).

    Raises UndoRefused, naming the later batches that stand in the way.
    """
    with turn(engine) as connection:
        batch = logged_batch(connection, batch_id)
        if later := obstacles(connection, batch):
            raise in_the_way(batch, later)
        before = touched_households(connection, batch_id)
        forget(connection, before)
        removed, restored = restore(connection, batch_id)
        derive(connection, _present(connection, before | touched_households(connection, batch_id)))
        _mark(connection, batch_id, by or login_name())
        if batch.outcome == "stored":
            _restore_dataset(connection)
        connection.commit()
    return Undone(batch_id, batch.file_name, removed, restored)


def _present(connection: Connection, household_ids: set[int]) -> set[int]:
    return household_ids & set(connection.scalars(select(households.c.id)))


def _mark(connection: Connection, batch_id: int, by: str) -> None:
    now = datetime.now().replace(microsecond=0)
    of_batch = import_batches.c.id == batch_id
    connection.execute(
        update(import_batches).where(of_batch).values(outcome="undone", undone_at=now, undone_by=by)
    )


def _restore_dataset(connection: Connection) -> None:
    """What the database says of itself follows from the batches that are left."""
    b, s = import_batches.c, sheet_log.c
    stored = b.outcome == "stored"
    # A step typed on a page is a batch without a sheet, and no export.
    has_sheet = b.id.in_(select(s.batch_id))
    until = connection.scalar(select(func.max(b.exported_on)).where(stored, has_sheet))
    demonstrations = select(b.id).where(stored, b.is_demonstration)
    identities = (
        select(b.id)
        .join(sheet_log, s.batch_id == b.id)
        .where(stored, s.layout.in_(WITH_IDENTITIES))
    )
    values = {
        "version": dataset.c.version + 1,
        "data_until": until,
        "is_demonstration": connection.scalar(demonstrations.limit(1)) is not None,
    }
    if connection.scalar(identities.limit(1)) is None:
        values["key_check"] = None
    if until is None and _county_was_found(connection):
        values["county_code"] = None
    connection.execute(update(dataset).values(values))


def _county_was_found(connection: Connection) -> bool:
    """Whether it was an import that said whose database this is."""
    c = import_changes.c
    found = select(c.id).where(
        c.table_name == dataset.name,
        c.column_name == "county_code",
        c.new_value == select(dataset.c.county_code).scalar_subquery(),
    )
    return connection.scalar(found.limit(1)) is not None
