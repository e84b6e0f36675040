"""A sheet as it was found: cell values row by row, before anything is known of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """`rows` starts at the sheet's first row and may be gone through more than once.

    A cell that the file itself declares broken, an error value or a formula without a result,
    is a Fault. `layout` is set where the source says which it is, `said` is what it says
    besides, as title rows do.
    """

    name: str
    rows: Iterable[Sequence[Any]]
    is_csv: bool = False
    is_hidden: bool = False
    layout: str | None = None
    said: str = ""

    def number(self, index: int, header_index: int) -> int:
        """What a user calls the row: the number Excel shows; in a CSV, where the header is
        record 1, the record's number."""
        return index - header_index + 1 if self.is_csv else index + 1
