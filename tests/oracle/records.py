"""A register as the workbooks hold it: plain records, keyed by the official headers.

Days are `date`; a month known as such is a `Month`; a list in one cell is a tuple of words;
是/否 is True/False; a blank cell is None; a column that an export does not have is a
missing key.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True)
class Month:
    """A month of which the day is not known."""

    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


@dataclass(frozen=True)
class Export:
    """One sheet of layout A, B, G1 or G2 and the day it was exported.

    In layout A a record is a household; `成员` lists its persons, each a record.
    """

    day: date
    rows: tuple[Record, ...]


@dataclass(frozen=True)
class Region:
    code: str
    level: str
    name: str
    parent_code: str


@dataclass(frozen=True)
class Register:
    regions: tuple[Region, ...]
    households: tuple[Export, ...] = ()
    villages: tuple[Export, ...] = ()
    procedures: tuple[Record, ...] = ()
    measures: tuple[Record, ...] = ()
    screenings: tuple[Record, ...] = ()
    disasters: tuple[Record, ...] = ()
    doubts: tuple[Record, ...] = ()
    updates: tuple[Record, ...] = ()
    visits: tuple[Record, ...] = ()
    # Ledgers that are asked when a sheet first said something.
    household_problems: tuple[Export, ...] = ()
    area_problems: tuple[Export, ...] = ()
    # Typed one after the other: 编号 of the problem, 步骤, 日期, and 整改时限 where it was moved.
    problem_steps: tuple[Record, ...] = ()
    meetings: tuple[Record, ...] = ()
    monitors: tuple[Record, ...] = ()
    alerts: tuple[Record, ...] = ()
    holidays: dict[date, bool] = field(default_factory=dict)

    def parents(self, code: str) -> list[str]:
        """The place itself, then what it lies in, upwards."""
        of = {region.code: region.parent_code for region in self.regions}
        chain = []
        while code in of:
            chain.append(code)
            code = of[code]
        return chain
