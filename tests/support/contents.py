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
    households: select(households.c.id, households.c.household_no),
    persons: select(persons.c.id, households.c.household_no, persons.c.person_no).join(households),
    procedures: select(procedures.c.id, procedures.c.procedure_no),
    import_batches: select(import_batches.c.id, import_batches.c.file_name),
}


def contents(engine: Engine) -> Contents:
    with engine.connect() as connection:
        names = {
            table: {row[0]: tuple(row[1:]) for row in connection.execute(query)}
            for table, query in NATURAL.items()
        }
        return {
            table.name: _rows(connection, table, names)
            for table in metadata.sorted_tables
            if not table.name.startswith("import_") and table not in (calendar_days, regions)
        }


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
