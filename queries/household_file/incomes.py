"""The household's income as each export states it, beside the line in force on its day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, Row, select

from data.models import household_versions, import_batches, person_versions
from queries.household_file.whose import Whose
from queries.rules import Lines
from queries.subjects.versions import in_force

# In yuan a year, of the whole household.
SOURCES = {
    "wage_income": "工资性收入",
    "business_income": "生产经营性收入",
    "property_income": "财产性收入",
    "transfer_income": "转移性收入",
    "business_expense": "生产经营性支出",
    "net_income": "家庭纯收入",
    "compliant_expense": "合规自付支出",
    "insurance_payout": "理赔收入",
}
_STATED = (
    *SOURCES,
    "net_income_per_head",
    "after_net_income_per_head",
    "income_from_on",
    "income_to_on",
)


@dataclass(frozen=True)
class Income:
    """What the export of `exported_on`, and those after it up to the next row, state.

    `exported_on` is None where an import has left no day. Money in yuan; None is not stated.
    `line` is the 监测范围 on that day by the plan of its year, None where no plan states one.
    """

    exported_on: date | None
    per_head: float | None
    after_per_head: float | None  # 风险消除后人均纯收入
    sources: dict[str, float | None]  # by SOURCES' headings
    period: str | None  # 收入测算期
    persons: int
    line: float | None

    @property
    def per_head_less_expense(self) -> float | None:
        """人均纯收入 − 合规自付支出 ÷ persons; a blank expense is none (T3)."""
        if self.per_head is None or not self.persons:
            return None
        return self.per_head - (self.sources["合规自付支出"] or 0) / self.persons

    @property
    def is_below_line(self) -> bool | None:
        """None where the income or the line is not known."""
        if self.line is None or self.per_head_less_expense is None:
            return None
        return self.per_head_less_expense < self.line


def incomes_of(connection: Connection, whose: Whose) -> list[Income]:
    """One row a change of what is stated, the oldest first."""
    v, b = household_versions, import_batches.c
    query = (
        select(v, b.exported_on)
        .join(import_batches, b.id == v.c.batch_id)
        .where(v.c.household_id == whose.household_id, v.c.valid_from <= whose.as_of)
        .order_by(v.c.valid_from)
    )
    rows = connection.execute(query).all()
    return [
        _income(next(same), connection, whose) for _, same in groupby(rows, key=_what_is_stated)
    ]


def _what_is_stated(row: Row) -> Sequence[object]:
    return [getattr(row, name) for name in _STATED]


def _income(row: Row, connection: Connection, whose: Whose) -> Income:
    day = row.exported_on or whose.as_of
    return Income(
        exported_on=row.exported_on,
        per_head=row.net_income_per_head,
        after_per_head=row.after_net_income_per_head,
        sources={heading: getattr(row, name) for name, heading in SOURCES.items()},
        period=_period(row),
        persons=_persons_on(connection, whose, row.valid_from),
        line=line_on(day, whose.rules.lines),
    )


def line_on(day: date, lines: Lines) -> float | None:
    return next((line for since, line in reversed(lines) if since <= day), None)


def _persons_on(connection: Connection, whose: Whose, day: date) -> int:
    p = person_versions
    query = select(p.c.id).where(in_force(p, day, of=whose.household_id))
    return len(connection.execute(query).all())


def _period(row: Row) -> str | None:
    if row.income_from_on is None and row.income_to_on is None:
        return None
    first, last = (_month(day) for day in (row.income_from_on, row.income_to_on))
    return f"{first}至{last}"


def _month(day: date | None) -> str:
    return f"{day:%Y年%-m月}" if day else "（未填）"


def stated_at_all(incomes: Sequence[Income]) -> Iterator[str]:
    """The headings of SOURCES that any of the rows states."""
    for heading in SOURCES.values():
        if any(income.sources[heading] is not None for income in incomes):
            yield heading
