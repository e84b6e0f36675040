"""A sheet's sampled changes in the words of its layout: whose, which column, old and new."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from data.identity import masked_name
from data.importer.masking import masked
from data.importer.tally import Tally
from data.layouts import Field, Kind, Layout
from data.models import (
    field_columns,
    household_versions,
    households,
    person_versions,
    persons,
    regions,
    villages,
)

BLANK = "（空）"
HIDDEN = "（已变更，不显示）"


@dataclass(frozen=True)
class ChangedValue:
    """`record` says whose value it is; personal values are masked."""

    record: str
    column: str
    old: str
    new: str


def changed_values(connection: Connection, layout: Layout, tally: Tally) -> list[ChangedValue]:
    headers = fields_by_column(layout)
    names: dict[tuple[Table, Any], str] = {}
    for table in {sample.table for sample in tally.samples}:
        owners = {sample.owner for sample in tally.samples if sample.table is table}
        found = _names(connection, layout, table, owners)
        names.update({(table, owner): name for owner, name in found.items()})
    return [
        in_words(
            names.get((sample.table, sample.owner), ""),
            headers[sample.column],
            sample.old,
            sample.new,
        )
        for sample in tally.samples
        if sample.column in headers
    ]


def fields_by_column(layout: Layout) -> dict[str, Field | None]:
    """Of two columns of one field (an identity number, a month) the first; None: the place."""
    fields: dict[str, Field | None] = {
        field_columns(field)[0].name: field for field in layout.fields
    }
    return fields | {"village_code": None}


def in_words(record: str, field: Field | None, old: Any, new: Any) -> ChangedValue:
    """Values of a field, or of the place where None, as a page may show them."""
    if field is None:
        return ChangedValue(record, "所在村", _said(old), _said(new))
    if field.kind is Kind.IDENTITY:
        return ChangedValue(record, field.header, HIDDEN, HIDDEN)
    return ChangedValue(record, field.header, _shown(field, old), _shown(field, new))


def _shown(field: Field, value: Any) -> str:
    return BLANK if value is None else masked(field.header, _said(value))


def _said(value: Any) -> str:
    match value:
        case None:
            return BLANK
        case frozenset():
            return "、".join(sorted(value))
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return str(value)
        case float():
            return f"{value:g}" if value == int(value) and abs(value) < 1e6 else f"{value:.2f}"
    return str(value)


def _names(
    connection: Connection, layout: Layout, table: Table, owners: Collection[Any]
) -> dict[Any, str]:
    """What a user calls each record."""
    if table is villages:
        query = select(regions.c.code, regions.c.name).where(regions.c.code.in_(owners))
        return {code: name for code, name in connection.execute(query)}
    if table is household_versions:
        query = select(households.c.id, households.c.household_no)
        rows = connection.execute(query.where(households.c.id.in_(owners)))
        return {id_: f"户 {no}" for id_, no in rows}
    if table is person_versions:
        return _names_of_persons(connection, owners)
    return _names_of_rows(connection, layout, table, owners)


def _names_of_persons(connection: Connection, owners: Collection[Any]) -> dict[Any, str]:
    v = person_versions.c
    query = (
        select(persons.c.id, households.c.household_no, v.name)
        .join(households, households.c.id == persons.c.household_id)
        .join(person_versions, v.person_id == persons.c.id)
        .where(persons.c.id.in_(owners))
        .order_by(v.valid_from)
    )
    rows = connection.execute(query)
    return {id_: f"户 {no} · {masked_name(name)}" for id_, no, name in rows}


def _names_of_rows(
    connection: Connection, layout: Layout, table: Table, owners: Collection[Any]
) -> dict[Any, str]:
    """The key of a ledger's row, its parts side by side."""
    parts = [
        households.c.household_no if name == "household_no" else table.c[name]
        for name in layout.key
        if name in table.c or name == "household_no"
    ]
    query = select(table.c.id, *parts).where(table.c.id.in_(owners))
    if "household_no" in layout.key:
        query = query.join(households, households.c.id == table.c.household_id)
    rows = connection.execute(query)
    return {row[0]: " · ".join(_said(part) for part in row[1:]) for row in rows}
