"""What the household was helped with: ledger rows begun by D, else the export's undated lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.layouts import LAYOUTS
from data.layouts.household_members import MEASURE_FIELDS
from data.models import household_versions
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import Row, rows_of
from queries.household_file.whose import Whose
from queries.subjects.versions import in_force

_TITLE = LAYOUTS["measures"].title


@dataclass(frozen=True)
class Measure:
    """`ended_on` may lie after D: until then it is planned. `amount` in yuan."""

    number: str
    category: str
    name: str | None
    targeted_risks: tuple[str, ...]
    begun_on: date
    ended_on: date | None
    amount: float | None
    is_in_force: bool

    def events(self, as_of: date) -> Iterator[Event]:
        source = f"{_TITLE} {self.number}"
        risks = "、".join(self.targeted_risks)
        amount = f"{self.amount:,.0f}元" if self.amount is not None else None
        detail = listed(self.name, f"针对{risks}" if risks else None, amount)
        yield Event(self.begun_on, Kind.MEASURE, f"落实{self.category}", detail, source)
        if self.ended_on and self.ended_on <= as_of:
            yield Event(
                self.ended_on, Kind.MEASURE, f"{self.category}结束", self.name or "", source
            )


def measures_of(connection: Connection, whose: Whose) -> list[Measure]:
    return [_measure(row, whose.as_of) for row in rows_of(connection, "measures", whose)]


def _measure(row: Row, as_of: date) -> Measure:
    return Measure(
        number=row["measure_no"],
        category=row["measure_category"],
        name=row["measure_name"],
        targeted_risks=tuple(sorted(row["targeted_risks"] or ())),
        begun_on=row["begun_on"],
        ended_on=row["ended_on"],
        amount=row["amount"],
        is_in_force=row["ended_on"] is None or row["ended_on"] >= as_of,
    )


def undated_measures_of(connection: Connection, whose: Whose) -> dict[str, Sequence[str]]:
    """Category → names in the export in force, which says of no measure when it began."""
    v = household_versions
    columns = [v.c[name] for name in MEASURE_FIELDS.values()]
    row = connection.execute(
        select(*columns).where(in_force(v, whose.as_of, of=whose.household_id))
    ).one()
    return {
        category: sorted(names)
        for category, names in zip(MEASURE_FIELDS, row, strict=True)
        if names
    }
