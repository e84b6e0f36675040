"""Risks down, categories of measures across: what is done about what, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.layouts.words import MATCHING, MEASURE_CATEGORIES, RISKS
from data.regions import regions_on
from queries.help.active import Helped, active_households
from queries.measure import add_up, places_of
from queries.scope import Level, Scope


@dataclass(frozen=True)
class RiskHelp:
    """Active households with a risk: how many, and how many with each category in force.

    `unmatched` have none of those that answer the risk; None where the risk isn't tested.
    """

    risk: str
    households: int
    with_category: dict[str, int]
    with_none: int
    unmatched: int | None


def help_matrix(connection: Connection, scope: Scope) -> list[RiskHelp]:
    """Every risk in its official order. A household with two risks counts in both rows."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    found = active_households(connection, scope.as_of, tree.within(scope.region_code))
    return [_of(risk, [one for one in found if risk in one.risks]) for risk in RISKS]


def _of(risk: str, found: list[Helped]) -> RiskHelp:
    def count(conditions: Iterable[bool]) -> int:
        return sum(conditions)

    return RiskHelp(
        risk,
        len(found),
        {name: count(name in one.categories for one in found) for name in MEASURE_CATEGORIES},
        count(not one.categories for one in found),
        count(risk in one.unmatched for one in found) if risk in MATCHING else None,
    )


def help_by_risk(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Unmatched risks by place: region_code, region, households (with any), one column a risk.

    Grain: one row a place of the level, zeros included, in order of code.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    counted: dict[str, dict[str, int]] = {}
    for one in active_households(connection, scope.as_of, tree.within(scope.region_code)):
        own = counted.setdefault(one.village_code, {})
        for name in (*one.unmatched, *(["households"] if one.unmatched else [])):
            own[name] = own.get(name, 0) + 1
    sums = add_up(counted, tree, {place.code for place in places})
    columns = ("households", *MATCHING)
    rows = [
        (place.code, place.name, *(sums[place.code][name] for name in columns))
        for place in sorted(places, key=lambda place: place.code)
    ]
    return pd.DataFrame(rows, columns=["region_code", "region", *columns])
