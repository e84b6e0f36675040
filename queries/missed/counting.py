"""How many there are on each list, by place."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.counting import Term, count_by_place
from queries.measure import add_up, places_of
from queries.missed.lists import MISSED
from queries.scope import Level, Scope

COLUMNS = ["list", "region_code", "region", "found", "unmeasurable"]


def missed_by_place(
    connection: Connection, ids: Iterable[str], scope: Scope, level: Level
) -> pd.DataFrame:
    """Grain: one row a list and region of the level within the scope, zeros included, of
    COLUMNS. Raises UnknownRegion and PlanError."""
    lists = [MISSED[name] for name in ids]
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    counted = count_by_place(connection, lists, scope, tree, level)
    sums = add_up(counted, tree, {place.code for place in places})
    rows = [
        (own.id, place.code, place.name, *(sums[place.code][term] for term in terms))
        for own in lists
        for terms in [[Term(own.id, own.bases[0], p) for p in ("numerator", "unmeasurable")]]
        for place in places
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def added_up(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a list: `missed_by_place` of all these places together, which lie beside each
    other. Columns `list`, `found`, `unmeasurable`."""
    return parts.groupby("list", sort=False)[["found", "unmeasurable"]].sum().reset_index()
