"""The households of a place, a page at a time, to choose one from."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Select, and_, func, select

from data.models import episodes, household_versions, households
from data.regions import RegionTree, regions_on
from queries.households import COLUMNS, readable_places, shown, with_household
from queries.measure import places_of
from queries.parameters import CODES
from queries.scope import Level, Scope
from queries.subjects.versions import in_force, seen

STATES = {"active": "未消除", "eliminated": "已消除", "ended": "已退出", None: "全部农户"}


@dataclass(frozen=True)
class Listed:
    """One page of households: as many rows as asked for at most, with COLUMNS."""

    total: int
    rows: pd.DataFrame


def households_listed(
    connection: Connection, scope: Scope, state: str | None, first: int, most: int
) -> Listed:
    """Households of the scope in a state on D (None: every household), ordered by village and
    户编号, from the `first` (0) on. Raises UnknownRegion."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    values = {"as_of": scope.as_of, "codes": sorted(_villages(tree, scope))}
    found = _found(scope, state)
    total = connection.scalar(select(func.count()).select_from(found.subquery()), values) or 0
    page = found.order_by("village_code", "household_no").offset(first).limit(most).subquery()
    matched = select(page.c.household_id).cte("matched")
    rows = connection.execute(with_household(matched), values).all()
    return Listed(total, pd.DataFrame(shown(connection, rows, tree), columns=list(COLUMNS)))


def _villages(tree: RegionTree, scope: Scope) -> set[str]:
    return {
        code for code in readable_places(tree, scope) if tree.by_code[code].level == Level.VILLAGE
    }


def _found(scope: Scope, state: str | None) -> Select:
    h, v = households, household_versions
    query = (
        select(h.c.id.label("household_id"), h.c.household_no, v.c.village_code)
        .join(v, in_force(v, scope.as_of, of=h.c.id))
        .where(v.c.village_code.in_(CODES))
    )
    if state is None:
        return query
    latest = and_(episodes.c.is_latest, seen(episodes, scope.as_of), episodes.c.state == state)
    return query.join(episodes, and_(episodes.c.household_id == h.c.id, latest))
