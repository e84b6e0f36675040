"""Changes as a list prints them: whose, which column by its official header, old and new."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Table, select

from data.identity import masked_name
from data.importer.changed_values import in_words
from data.models import household_versions, import_batches, person_versions
from data.regions import RegionTree
from queries.history.changes import Change, layout_of

AT_ONCE = 5_000
OF_BATCH = ("导出日", "批次", "导入人", "导入时间")
HEADINGS = (*OF_BATCH, "对象", "项目", "原值", "新值")


def printed(
    connection: Connection, found: Collection[Change], tree: RegionTree
) -> list[tuple[Any, ...]]:
    """One row a change, with HEADINGS, in the order given. Names and numbers are masked."""
    b = import_batches.c
    query = select(b.id, b.imported_by, b.imported_at)
    imported = {row[0]: (row[1], f"{row[2]:%Y-%m-%d %H:%M}") for row in connection.execute(query)}
    names = _names(connection, found)
    rows = []
    for change in found:
        said = in_words(names[change.table, change.owner], change.field, *_values(change, tree))
        told = (said.record, said.column, said.old, said.new)
        rows.append((change.day, change.batch, *imported[change.batch], *told))
    return rows


def _values(change: Change, tree: RegionTree) -> tuple[Any, Any]:
    if change.field is not None:
        return change.old, change.new
    places = (tree.by_code.get(code) for code in (change.old, change.new))
    old, new = (place.name if place else None for place in places)
    return old, new


def _names(connection: Connection, found: Iterable[Change]) -> dict[tuple[Table, int], str]:
    """What an official calls the thing that changed, beside its household."""
    owners: dict[Table, set[int]] = {}
    for change in found:
        owners.setdefault(change.table, set()).add(change.owner)
    names: dict[tuple[Table, int], str] = {}
    for table, ids in owners.items():
        if table is household_versions:
            names.update(((table, id_), "本户") for id_ in ids)
            continue
        for id_, name in _named(connection, table, sorted(ids)):
            names[table, id_] = name
    return names


def _named(connection: Connection, table: Table, ids: list[int]) -> Iterable[tuple[int, str]]:
    if table is person_versions:
        v = person_versions.c
        query = select(v.person_id, v.name).order_by(v.valid_from)
        key, say = v.person_id, masked_name
    else:
        layout = layout_of(table)
        number = next(n for n in layout.key if n in table.c and n != "household_no")
        query = select(table.c.id, table.c[number])
        key, say = table.c.id, f"{layout.title} {{}}".format
    for start in range(0, len(ids), AT_ONCE):
        for id_, value in connection.execute(query.where(key.in_(ids[start : start + AT_ONCE]))):
            yield id_, say(value)
