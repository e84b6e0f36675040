"""Values of fields → values of database columns: a month and an identity number fill two."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from data.layouts import Field, Kind
from data.models import field_columns

PAIRS = (Kind.MONTH, Kind.IDENTITY)
NEITHER = (None, None)


class Flattener:
    def __init__(self, fields: Sequence[Field]):
        self.names = [field.name for field in fields]
        self.columns = [column.name for field in fields for column in field_columns(field)]
        self.owners = [field.name for field in fields for _ in field_columns(field)]
        self._is_pair = [field.kind in PAIRS for field in fields]

    def rows(self, columns: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
        """`columns` are the values of `names`. A row with a fault is of no use."""
        flat: list[Iterable[Any]] = []
        for column, is_pair in zip(columns, self._is_pair, strict=True):
            if is_pair:
                pairs = [value if isinstance(value, tuple) else NEITHER for value in column]
                flat += zip(*pairs, strict=True)
            else:
                flat.append(column)
        return zip(*flat, strict=True)

    def differing(self, one: Sequence[Any], other: Sequence[Any]) -> str | None:
        """The first field in which two flat rows differ."""
        pairs = zip(self.owners, one, other, strict=False)
        return next((name for name, a, b in pairs if a != b), None)


class Comparison:
    """Rows of two sheets, by the columns that both have."""

    def __init__(self, one: Sequence[str], other: Sequence[str]):
        self._pairs = [(one.index(name), other.index(name)) for name in one if name in other]

    def differ(self, one: Sequence[Any], other: Sequence[Any]) -> bool:
        return any(one[i] != other[j] for i, j in self._pairs)
