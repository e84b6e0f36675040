"""Which later batches stand in the way of undoing one.

A later batch depends on this one in a record that both state if this one changed it, for it
was compared with what this one left; or if this one merely stated it and its day counts: a
file of an earlier export day reached only as far as this one's, and a file of a later day
began its version there only because an earlier export had spoken. A later batch also depends
on this one if it writes of a household that this one brought.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Alias,
    ColumnElement,
    Connection,
    Exists,
    Select,
    Text,
    cast,
    exists,
    or_,
    select,
)

from data.importer.batch import STANDING
from data.importer.undoing.batches import LoggedBatch, logged_batch
from data.importer.undoing.tables import OF_HOUSEHOLD
from data.models import households, import_batches, import_changes, import_sightings


def obstacles(connection: Connection, batch: LoggedBatch) -> list[LoggedBatch]:
    """The batches to undo before this one, in that order: the latest first."""
    found: set[int] = set()
    open_ = {batch.id}
    while open_:
        new = _depending(connection, logged_batch(connection, open_.pop())) - found
        found |= new
        open_ |= new
    return [logged_batch(connection, id_) for id_ in sorted(found, reverse=True)]


def _depending(connection: Connection, batch: LoggedBatch) -> set[int]:
    queries = [_by_statement(batch), *_by_household(batch)]
    return {id_ for query in queries for id_ in connection.scalars(query.distinct())}


def _by_statement(batch: LoggedBatch) -> Select[tuple[int]]:
    mine, later = import_sightings.alias("mine"), import_sightings.alias("later")
    of_later = import_batches.alias("of_later")
    day_counts = or_(
        of_later.c.exported_on < batch.exported_on, ~_spoken_before(batch, later, of_later)
    )
    return (
        select(later.c.batch_id)
        .select_from(mine)
        .join(later, _same_record(mine, later) & (later.c.batch_id > batch.id))
        .join(of_later, _stands(of_later, later))
        .where(mine.c.batch_id == batch.id, or_(mine.c.is_changed, day_counts))
    )


def _spoken_before(batch: LoggedBatch, later: Alias, of_later: Alias) -> Exists:
    """Whether a third batch, imported before the later one, spoke of an earlier day."""
    third, of_third = import_sightings.alias("third"), import_batches.alias("of_third")
    return exists().where(
        _same_record(third, later),
        third.c.batch_id < later.c.batch_id,
        third.c.batch_id != batch.id,
        _stands(of_third, third),
        of_third.c.exported_on < of_later.c.exported_on,
    )


def _by_household(batch: LoggedBatch) -> Iterator[Select[tuple[int]]]:
    """What writes of households that this batch was the first to state, or wrote so once."""
    c = import_changes.c
    for table, name in OF_HOUSEHOLD.items():
        key = households.c.id if name == "household_id" else households.c.household_no
        yield select(table.c.batch_id).where(
            table.c.batch_id > batch.id, table.c[name].in_(_brought(batch, key))
        )
        yield (
            select(c.batch_id)
            .join(import_batches, _stands(import_batches, import_changes))
            .where(c.batch_id > batch.id, c.table_name == table.name, c.column_name == name)
            .where(c.old_value.in_(_brought(batch, cast(key, Text))))
        )


def _brought(batch: LoggedBatch, key: ColumnElement[Any]) -> Select[Any]:
    """The households, by `key`, that no earlier batch has stated."""
    mine, earlier = import_sightings.alias("mine"), import_sightings.alias("earlier")
    of_earlier = import_batches.alias("of_earlier")
    stated_before = exists().where(
        _same_record(earlier, mine), earlier.c.batch_id < batch.id, _stands(of_earlier, earlier)
    )
    return (
        select(key)
        .join_from(households, mine, mine.c.record == households.c.household_no)
        .where(mine.c.layout == "household_members", mine.c.batch_id == batch.id)
        .where(~stated_before)
    )


def _same_record(one: Alias, other: Alias) -> ColumnElement[bool]:
    return (one.c.layout == other.c.layout) & (one.c.record == other.c.record)


def _stands(batches: Alias, rows: Alias) -> ColumnElement[bool]:
    return (batches.c.id == rows.c.batch_id) & batches.c.outcome.in_(STANDING)
