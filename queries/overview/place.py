"""Figures of one place: the row of the scope's own region."""

from collections.abc import Iterable, Iterator

import pandas as pd
from sqlalchemy import Connection

from data.regions import RegionTree
from queries.measure import measure
from queries.scope import Level, Scope


def level_of(tree: RegionTree, scope: Scope) -> Level:
    return Level(tree.by_code[scope.region_code].level)


def figures_of_place(
    connection: Connection, ids: Iterable[str], scope: Scope, level: Level
) -> pd.DataFrame:
    """`measure` of the place itself, indexed by (indicator, basis)."""
    frame = measure(connection, list(ids), scope, level)
    return frame.set_index(["indicator", "basis"])


def bases(frame: pd.DataFrame, indicator: str) -> Iterator[str]:
    """households first, then persons, as far as the indicator has them."""
    yield from sorted(frame.loc[indicator].index)
