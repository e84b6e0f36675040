"""Each active household with its risks and the categories of measures in force on D."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from data.layouts.household_members import MEASURE_FIELDS
from data.layouts.words import MATCHING
from data.models import episodes, household_versions, measures, person_versions
from queries.parameters import AS_OF, CODES
from queries.subjects.versions import in_force, seen


@dataclass(frozen=True)
class Helped:
    """A household whose risk isn't eliminated. Money in yuan, per head and year."""

    household_id: int
    village_code: str
    risks: frozenset[str]
    categories: frozenset[str]  # of measures in force; the export's only without the ledger's
    contact_person: str | None
    net_income: float | None
    expense: float | None  # 合规自付支出

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The tested risks for which nothing in force answers, in the order of the test."""
        return tuple(
            risk
            for risk, categories in MATCHING.items()
            if risk in self.risks and self.categories.isdisjoint(categories)
        )


def active_households(connection: Connection, as_of: date, codes: Collection[str]) -> list[Helped]:
    """Those living in the villages `codes` on D."""
    asked = {"as_of": as_of, "codes": list(codes)}
    begun: dict[int, list[Row]] = defaultdict(list)
    for measure in connection.execute(_begun(), asked):
        begun[measure.household_id].append(measure)
    return [
        Helped(
            row.household_id,
            row.village_code,
            row.risks or frozenset(),
            _in_force(begun[row.household_id]) if begun[row.household_id] else _stated(row),
            row.contact_person,
            row.net_income_per_head,
            row.compliant_expense / row.persons
            if row.compliant_expense is not None and row.persons
            else None,
        )
        for row in connection.execute(_active(), asked)
    ]


def _in_force(rows: list[Row]) -> frozenset[str]:
    return frozenset(row.measure_category for row in rows if row.is_in_force)


def _stated(row: Row) -> frozenset[str]:
    """The export's undated measures."""
    return frozenset(name for name, column in MEASURE_FIELDS.items() if getattr(row, column))


def _active() -> Select:
    v, e = household_versions.c, episodes.c
    persons = (
        select(func.count())
        .where(in_force(person_versions, AS_OF, of=v.household_id))
        .scalar_subquery()
    )
    return (
        select(
            v.household_id,
            v.village_code,
            v.risks,
            v.contact_person,
            v.net_income_per_head,
            v.compliant_expense,
            persons.label("persons"),
            *(v[name] for name in MEASURE_FIELDS.values()),
        )
        .join(episodes, and_(e.household_id == v.household_id, e.is_latest, seen(episodes, AS_OF)))
        .where(in_force(household_versions, AS_OF), e.state == "active", v.village_code.in_(CODES))
    )


def _begun() -> Select:
    """The ledger's rows of active households begun by D."""
    v, e, m = household_versions.c, episodes.c, measures.c
    return (
        select(
            m.household_id,
            m.measure_category,
            or_(m.ended_on.is_(None), m.ended_on >= AS_OF).label("is_in_force"),
        )
        .join(episodes, and_(e.household_id == m.household_id, e.is_latest, seen(episodes, AS_OF)))
        .join(household_versions, in_force(household_versions, AS_OF, of=m.household_id))
        .where(m.begun_on <= AS_OF, e.state == "active", v.village_code.in_(CODES))
    )
