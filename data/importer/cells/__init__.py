"""One cell → the value stored, or the fault that refuses its row.

A reader is never given a blank cell; blanks are missing values whatever the kind.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from data.identity import IdentityKey
from data.importer.cells.days import day_reader
from data.importer.cells.identity import identity_reader
from data.importer.cells.numbers import number_reader
from data.importer.cells.text import code_reader, read_key, read_text, words_reader, yes_no_reader
from data.importer.faults import Fault, is_blank
from data.layouts import Field, Kind

MEMORY = 20_000  # distinct cells remembered per column


class Reader(dict[Any, Any]):
    """Cell → value, read once and then looked up: most cells of a column repeat."""

    def __init__(self, read: Callable[[Any], Any]):
        self._read = read

    def __missing__(self, cell: Any) -> Any:
        value = None if is_blank(cell) else cell if isinstance(cell, Fault) else self._read(cell)
        if len(self) < MEMORY:
            self[cell] = value
        return value

    def column(self, cells: list[Any]) -> list[Any]:
        if bool in set(map(type, cells)):
            # True is 1 to a dictionary, but TRUE is no number and no 是 to an official.
            cells = [str(cell).upper() if isinstance(cell, bool) else cell for cell in cells]
        return [self[cell] for cell in cells]


def field_reader(
    field: Field,
    today: date,
    key: IdentityKey | None,
    *,
    negated: bool = False,
    divisor: float = 1,
) -> Reader:
    match field.kind:
        case Kind.TEXT:
            read: Callable[[Any], Any] = read_text
        case Kind.KEY:
            read = read_key
        case Kind.CODE:
            read = code_reader(field)
        case Kind.WORDS:
            read = words_reader(field)
        case Kind.YES_NO:
            read = yes_no_reader(negated)
        case Kind.IDENTITY:
            assert key is not None
            read = identity_reader(key)
        case Kind.DAY | Kind.MOMENT | Kind.MONTH | Kind.YEAR:
            read = day_reader(field, today)
        case _:
            read = number_reader(field.kind, divisor)
    return Reader(read)


__all__ = ["Fault", "Reader", "field_reader"]
