"""Many rows into one table, several times as fast as SQLAlchemy inserts them.

Of what it does for each row only the conversion of values is needed. SQLite's driver is then
given tuples; to PostgreSQL the rows are copied.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Boolean, Connection, Float, LargeBinary, Table
from sqlalchemy.exc import DatabaseError

Values = tuple[Any, ...]
Convert = Callable[[Any], Any]
REMEMBERED = 50_000  # distinct values of a column
TAKEN = (Boolean, Float, LargeBinary)  # by the drivers as they are


class _Converted(dict[Any, Any]):
    """Value → what the driver is given. Most values of a column repeat."""

    def __init__(self, convert: Convert):
        self._convert = convert

    def __missing__(self, value: Any) -> Any:
        converted = self._convert(value)
        if len(self) < REMEMBERED:
            self[value] = converted
        return converted


class BulkInsert:
    """Inserts rows of values of the columns `names`; other columns stay NULL or are numbered."""

    def __init__(self, connection: Connection, table: Table, names: Sequence[str]):
        self._connection = connection
        dialect = connection.dialect
        quoted = dialect.identifier_preparer.quote
        columns = ", ".join(map(quoted, names))
        if dialect.name == "postgresql":
            self._statement = f"COPY {quoted(table.name)} ({columns}) FROM STDIN"
        else:
            places = ", ".join("?" * len(names))
            self._statement = f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({places})"
        types = [table.c[name].type.dialect_impl(dialect) for name in names]
        converts = [
            None if isinstance(type_, TAKEN) else type_.bind_processor(dialect) for type_ in types
        ]
        self._converted = [convert and _Converted(convert) for convert in converts]

    def __call__(self, rows: Iterable[Values]) -> None:
        columns = [
            column if converted is None else map(converted.__getitem__, column)
            for column, converted in zip(zip(*rows, strict=True), self._converted, strict=False)
        ]
        converted_rows = list(zip(*columns, strict=True))
        if not converted_rows:
            return
        if self._connection.dialect.name != "postgresql":
            self._connection.exec_driver_sql(self._statement, converted_rows)
            return
        try:
            self._copy(converted_rows)
        except self._connection.dialect.loaded_dbapi.Error as fault:
            raise self._wrapped(fault) from fault

    def _copy(self, rows: Sequence[Values]) -> None:
        with self._connection.connection.cursor() as cursor, cursor.copy(self._statement) as copy:
            for row in rows:
                copy.write_row(row)

    def _wrapped(self, fault: Exception) -> DatabaseError:
        """The fault as SQLAlchemy tells it, whom the copying has gone past; without values."""
        connection = self._connection
        is_lost = connection.dialect.is_disconnect(fault, connection.connection, None)
        if is_lost:
            connection.invalidate(fault)
        return DatabaseError(
            self._statement, None, fault, hide_parameters=True, connection_invalidated=is_lost
        )
