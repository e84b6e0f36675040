"""Month by month: whom a visit was due to, and who had one, as indicator 18 has it."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

import pandas as pd
from sqlalchemy import Connection, Row, select

from data.identity import masked_name
from data.models import household_versions
from data.regions import regions_on
from queries.calendar import full_months, last_full_month, months_later
from queries.households import readable_places
from queries.measure import add_up, places_of
from queries.named_households import households_named
from queries.parameters import AS_OF, CODES
from queries.scope import Level, Scope
from queries.subjects.versions import in_force
from queries.subjects.visits import visits_of_month

Month = date  # its first day
MOST = 12
REPEATEDLY = 2  # months


def months_of(scope: Scope) -> list[Month]:
    """The full months of the period, at most the last twelve; before there is one, the last
    month that has ended."""
    first, number = full_months(scope.period_start, scope.as_of)
    if not number:
        return [last_full_month(scope.as_of)]
    return [months_later(first, n) for n in range(number)][-MOST:]


def visits_by_month(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Columns region_code, region, month, due, visited (households), missed.

    Grain: one row a place of the level and month, zeros included, in order of code and month.
    """
    tree = regions_on(connection, scope.as_of)
    places = sorted(places_of(tree, scope, level), key=lambda place: place.code)
    within = tree.within(scope.region_code)
    counted: dict[str, dict[tuple[Month, str], int]] = defaultdict(lambda: defaultdict(int))
    months = months_of(scope)
    for month, row in _due(connection, scope.as_of, months, within):
        counted[row.region_code][month, "due"] += 1
        counted[row.region_code][month, "visited"] += row.is_visited
    sums = add_up(counted, tree, {place.code for place in places})
    frame = pd.DataFrame(
        [
            (
                place.code,
                place.name,
                month,
                *(sums[place.code][month, n] for n in ("due", "visited")),
            )
            for place in places
            for month in months
        ],
        columns=["region_code", "region", "month", "due", "visited"],
    )
    return frame.assign(missed=frame["due"] - frame["visited"])


def repeatedly_missed(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Households not visited in two months or more of the period, those missed most first."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    readable = readable_places(tree, scope)
    missed: dict[int, list[Month]] = defaultdict(list)
    rows: dict[int, Row] = {}
    for month, row in _due(connection, scope.as_of, months_of(scope), readable):
        if not row.is_visited:
            missed[row.household_id].append(month)
            rows[row.household_id] = row
    evidence = {
        one: (
            len(months),
            "、".join(f"{month.year}年{month.month}月" for month in months),
            rows[one].last_met_on,
            masked_name(rows[one].contact_person) or None,
        )
        for one, months in missed.items()
        if len(months) >= REPEATEDLY
    }
    headings = ["未走访月数", "未走访的月份", "最近一次走访或联系", "监测联系人"]
    return households_named(connection, scope, evidence, headings, by=lambda one: -len(missed[one]))


def _due(
    connection: Connection, as_of: date, months: list[Month], codes: Collection[str]
) -> Iterator[tuple[Month, Row]]:
    due, v = visits_of_month(), household_versions.c
    statement = (
        select(
            due.c.household_id,
            due.c.region_code,
            due.c.is_visited,
            due.c.last_met_on,
            v.contact_person,
        )
        .join(household_versions, v.household_id == due.c.household_id)
        .where(in_force(household_versions, AS_OF), due.c.region_code.in_(CODES))
    )
    for month in months:
        values = {"month_start": month, "month_after": months_later(month, 1)}
        for row in connection.execute(statement, values | {"as_of": as_of, "codes": list(codes)}):
            yield month, row
