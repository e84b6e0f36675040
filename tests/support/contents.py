"""What a database holds, told by natural keys: two databases hold the same if these agree.

The account of imports apart, and without the numbers that rows happen to have.
"""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Engine, Table, select

from data.models import (
    calendar_days,
    dataset,
    households,
    import_batches,
    metadata,
    persons,
    procedures,
    regions,
)

Contents = dict[str, Counter[tuple[Any, ...]]]

# What a number stands for, by the table that it is of.
NATURAL = {
    households: [households.c.household_no],
    persons: [persons.c.household_id, persons.c.person_no],
    procedures: [procedures.c.procedure_no],
    import_batches: [import_batches.c.file_name],
}


def contents(engine: Engine) -> Contents:
    with engine.connect() as connection:
        names = {table: _names(connection, table) for table in NATURAL}
        return {
            table.name: _rows(connection, table, names)
            for table in metadata.sorted_tables
            if not table.name.startswith("import_") and table not in (calendar_days, regions)
        }


def _names(connection: Connection, table: Table) -> dict[int, tuple[Any, ...]]:
    query = select(table.c.id, *NATURAL[table])
    return {row[0]: tuple(row[1:]) for row in connection.execute(query)}


def _rows(
    connection: Connection, table: Table, names: dict[Table, Any]
) -> Counter[tuple[Any, ...]]:
    columns = [c for c in table.columns if c.name != "id" and c is not dataset.c.version]
    return Counter(
        tuple(_named(column, value, names) for column, value in zip(columns, row, strict=True))
        for row in connection.execute(select(*columns))
    )


def _named(column: Any, value: Any, names: dict[Table, Any]) -> Any:
    for key in column.foreign_keys:
        value = names[key.column.table].get(value)
    return value
