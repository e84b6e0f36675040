"""Values of fields → values of database columns: a month and an identity number fill two."""

from collections.abc import Sequence
from typing import Any

from data.layouts import Field, Kind
from data.models import field_columns

PAIRS = (Kind.MONTH, Kind.IDENTITY)


class Flattener:
    def __init__(self, fields: Sequence[Field]):
        self.names = [field.name for field in fields]
        self.columns = [column.name for field in fields for column in field_columns(field)]
        self.owners = [field.name for field in fields for _ in field_columns(field)]
        self._pairs = [index for index, field in enumerate(fields) if field.kind in PAIRS]

    def flat(self, values: Sequence[Any]) -> tuple[Any, ...]:
        flat = list(values)
        for index in reversed(self._pairs):
            flat[index : index + 1] = flat[index] or (None, None)
        return tuple(flat)

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
