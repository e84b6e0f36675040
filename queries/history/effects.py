"""What undoing a batch would do, before it is done."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from data.importer.undoing import obstacles
from data.importer.undoing.batches import logged_batch
from data.importer.undoing.tables import CHANGED, WRITTEN, inserted
from data.layouts import LAYOUTS
from data.models import import_changes, import_sightings


@dataclass(frozen=True)
class Effects:
    """`records` of each layout's title that the batch brought or changed; rows that would be
    `removed`; rows that would get former values back; and the batches `in_the_way`, as
    sentences name them, the latest first."""

    records: tuple[tuple[str, int], ...]
    removed: int
    restored: int
    in_the_way: tuple[str, ...]


def effects_of_undoing(connection: Connection, batch: int) -> Effects:
    """Raises UndoRefused for a batch of which nothing is left to undo."""
    one = logged_batch(connection, batch)
    s, c = import_sightings.c, import_changes.c
    records = (
        select(s.layout, func.count()).where(s.batch_id == batch, s.is_changed).group_by(s.layout)
    )
    found = {layout: number for layout, number in connection.execute(records)}
    removed = sum(
        connection.scalar(select(func.count()).select_from(t).where(inserted(t, batch))) or 0
        for t in WRITTEN
    )
    rows = (
        select(c.table_name, c.record_id)
        .where(c.batch_id == batch, c.table_name.in_([table.name for table in CHANGED]))
        .distinct()
        .subquery()
    )
    return Effects(
        tuple((layout.title, found[name]) for name, layout in LAYOUTS.items() if name in found),
        removed,
        connection.scalar(select(func.count()).select_from(rows)) or 0,
        tuple(other.described() for other in obstacles(connection, one)),
    )
