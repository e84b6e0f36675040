"""What visits say of incomes: recorded in the month and the quarter, or fallen by a third.

An income of a quarter is its 季度收入 where a visit of the quarter states one, else three times
the mean of its 月收入.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.types import Date

from data.identity import masked_name
from data.models import household_versions, visits
from data.regions import regions_on
from queries.calendar import last_full_month, last_full_quarter, months_later
from queries.households import readable_places
from queries.measure import add_up, places_of
from queries.named_households import households_named
from queries.parameters import (
    AS_OF,
    CODES,
    MONTH_AFTER,
    MONTH_START,
    QUARTER_AFTER,
    QUARTER_START,
)
from queries.scope import Level, Scope
from queries.subjects.versions import in_force
from queries.subjects.visits import visits_of_month

QUARTER_BEFORE = bindparam("quarter_before", type_=Date)
COUNTS = ("due", "recorded", "visited_blank", "compared", "fallen", "out_of_poverty", "assessed")


@dataclass(frozen=True)
class _Fact:
    """A household and which of COUNTS it adds to."""

    household_id: int
    region_code: str
    contact_person: str | None
    counts: tuple[str, ...]
    before: float | None = None  # yuan a month, of the quarter before the last full one
    now: float | None = None


def incomes_by_place(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Columns region_code, region and households by COUNTS, one row a place of the level.

    Of the last full month: active throughout it (`due`), with a 月收入 in one of its visits
    (`recorded`), visited in the house without one (`visited_blank`). Of the last full quarter:
    with an income in it and in the one before (`compared`), fallen by a third or more
    (`fallen`); 脱贫户 (`out_of_poverty`), with an income in it (`assessed`).
    """
    tree = regions_on(connection, scope.as_of)
    places = sorted(places_of(tree, scope, level), key=lambda place: place.code)
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    within = tree.within(scope.region_code)
    for fact in [*_of_month(connection, scope, within), *_of_quarters(connection, scope, within)]:
        for name in fact.counts:
            counted[fact.region_code][name] += 1
    sums = add_up(counted, tree, {place.code for place in places})
    rows = [(p.code, p.name, *(sums[p.code][name] for name in COUNTS)) for p in places]
    return pd.DataFrame(rows, columns=["region_code", "region", *COUNTS])


def fallen_incomes(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Households whose income fell by a third or more, the deepest fall first."""
    facts = _of_quarters(connection, scope, _readable(connection, scope))
    found = [fact for fact in facts if "fallen" in fact.counts]
    left = {fact.household_id: fact.now / fact.before for fact in found}
    evidence = {
        fact.household_id: (
            round(fact.before),
            round(fact.now),
            f"{1 - left[fact.household_id]:.0%}",
            masked_name(fact.contact_person) or None,
        )
        for fact in found
    }
    headings = ["前一季度月均收入(元)", "最近季度月均收入(元)", "降幅", "监测联系人"]
    return households_named(connection, scope, evidence, headings, by=left.__getitem__)


def unrecorded_incomes(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Households active throughout the last full month without a 月收入 in it."""
    evidence = {
        fact.household_id: (
            "走访了，没有填月收入" if "visited_blank" in fact.counts else "没有入户走访",
            masked_name(fact.contact_person) or None,
        )
        for fact in _of_month(connection, scope, _readable(connection, scope))
        if "recorded" not in fact.counts
    }
    return households_named(connection, scope, evidence, ["情形", "监测联系人"])


def _readable(connection: Connection, scope: Scope) -> set[str]:
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    return readable_places(tree, scope)


def _of_month(connection: Connection, scope: Scope, codes: Iterable[str]) -> list[_Fact]:
    """Every household to which a visit was due in the last full month."""
    month = last_full_month(scope.as_of)
    values = {
        "as_of": scope.as_of,
        "codes": list(codes),
        "month_start": month,
        "month_after": months_later(month, 1),
    }
    return [
        _Fact(row.household_id, row.region_code, row.contact_person, _counts_of_month(row))
        for row in connection.execute(_month(), values)
    ]


def _of_quarters(connection: Connection, scope: Scope, codes: Iterable[str]) -> list[_Fact]:
    """脱贫户, and whoever has an income in the last full quarter or the one before."""
    quarter = last_full_quarter(scope.as_of)
    values = {
        "as_of": scope.as_of,
        "codes": list(codes),
        "quarter_before": months_later(quarter, -3),
        "quarter_start": quarter,
        "quarter_after": months_later(quarter, 3),
    }
    return [
        _Fact(
            row.household_id,
            row.region_code,
            row.contact_person,
            _counts_of_quarters(row),
            row.before,
            row.now,
        )
        for row in connection.execute(_quarters(), values)
    ]


def _counts_of_month(row: Row) -> tuple[str, ...]:
    if row.is_recorded:
        return ("due", "recorded")
    return ("due", "visited_blank") if row.is_visited else ("due",)


def _counts_of_quarters(row: Row) -> tuple[str, ...]:
    counts = []
    if row.before and row.now is not None:
        counts.append("compared")
        if 3 * row.now <= 2 * row.before:
            counts.append("fallen")
    if row.is_out_of_poverty:
        counts.append("out_of_poverty")
        if row.now is not None:
            counts.append("assessed")
    return tuple(counts)


def _month() -> Select:
    due, v, w = visits_of_month(), household_versions, visits.c
    recorded = exists().where(
        w.household_id == due.c.household_id,
        w.visited_on >= MONTH_START,
        w.visited_on < MONTH_AFTER,
        w.month_income.is_not(None),
    )
    return (
        select(
            due.c.household_id,
            due.c.region_code,
            due.c.is_visited,
            case((recorded, True), else_=False).label("is_recorded"),
            v.c.contact_person,
        )
        .join(v, in_force(v, AS_OF, of=due.c.household_id))
        .where(due.c.region_code.in_(CODES))
    )


def _quarters() -> Select:
    """脱贫户, and all others with an income in one of the two quarters. Yuan a month."""
    v, stated = household_versions, _stated_by_quarter()
    is_out_of_poverty = v.c.household_type == "脱贫户"
    return (
        select(
            v.c.household_id,
            v.c.village_code.label("region_code"),
            v.c.contact_person,
            is_out_of_poverty.label("is_out_of_poverty"),
            stated.c.before,
            stated.c.now,
        )
        .outerjoin(stated, stated.c.household_id == v.c.household_id)
        .where(
            in_force(v, AS_OF),
            v.c.village_code.in_(CODES),
            or_(is_out_of_poverty, stated.c.household_id.is_not(None)),
        )
    )


def _stated_by_quarter() -> FromClause:
    w = visits.c

    def monthly(in_quarter: ColumnElement[bool]) -> ColumnElement[float]:
        of_quarter = func.avg(case((in_quarter, w.quarter_income))) / 3
        return func.coalesce(of_quarter, func.avg(case((in_quarter, w.month_income))))

    return (
        select(
            w.household_id,
            monthly(w.visited_on < QUARTER_START).label("before"),
            monthly(w.visited_on >= QUARTER_START).label("now"),
        )
        .where(w.visited_on >= QUARTER_BEFORE, w.visited_on < QUARTER_AFTER)
        .group_by(w.household_id)
        .subquery("stated")
    )
