"""The tables that imports write, and which of their rows a batch brought or changed."""

from sqlalchemy import ColumnElement, Select, Table, select

from data.models import (
    household_problems,
    household_versions,
    import_changes,
    metadata,
    person_versions,
    persons,
    villages,
)

# Whose versions they are.
OWNERS = {
    villages: "region_code",
    household_versions: "household_id",
    person_versions: "person_id",
}
# What a batch writes rows of; versions before what they may refer to.
WRITTEN = [
    table
    for table in metadata.sorted_tables
    if "batch_id" in table.c and not table.name.startswith("import_")
]
# By which column a ledger's rows say whose they are, where the household has to be known.
OF_HOUSEHOLD = {
    **{table: "household_id" for table in WRITTEN if "household_id" in table.c},
    household_problems: "household_no",
}
# What a batch may change a value of; a person's number has no batch of its own.
CHANGED = [*WRITTEN, persons]


def logged(table: Table, batch_id: int, column: str | None = None) -> Select[tuple[int]]:
    """Ids of the rows of which the batch changed a value, or that column's."""
    c = import_changes.c
    query = select(c.record_id).where(c.batch_id == batch_id, c.table_name == table.name)
    return query if column is None else query.where(c.column_name == column)


def inserted(table: Table, batch_id: int) -> ColumnElement[bool]:
    """Whether the batch brought the row: it bears its id, and never bore another."""
    updated = logged(table, batch_id, "batch_id")
    return (table.c.batch_id == batch_id) & table.c.id.not_in(updated)
