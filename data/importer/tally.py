"""What the sheet at hand changes: counts by table, and a few changes to look at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

MOST_SAMPLED = 30  # changed values of a sheet

ValueChange = tuple[str, Any, Any]  # column, old value, new value


@dataclass(frozen=True)
class Sample:
    """`owner` is whose value it is: of a version its owner, of a ledger the row's id."""

    table: Table
    owner: Any
    column: str
    old: Any
    new: Any


@dataclass
class Tally:
    """`new` and `changed` count records by name of table."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)

    def adds(self, table: Table, records: int = 1) -> None:
        self.new[table.name] += records

    def changes(self, table: Table, owner: Any, values: Iterable[ValueChange]) -> None:
        """One record; of `values` those that are the same do not matter."""
        self.changed[table.name] += 1
        if len(self.samples) < MOST_SAMPLED:
            differing = [Sample(table, owner, *v) for v in values if v[1] != v[2]]
            self.samples += differing[: MOST_SAMPLED - len(self.samples)]
