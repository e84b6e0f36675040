"""How many households and persons are monitored, and how many came, went and came back."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.overview.months import a_month_before, last_month, this_month
from queries.overview.place import bases, figures_of_place, level_of
from queries.overview.rollbacks import rollbacks
from queries.scope import Scope

STOCKS = ("monitored", "active")
ELIMINATED_IN_PERIOD = "risk_elimination_rate_in_period"
FLOWS = ("new_inclusions", ELIMINATED_IN_PERIOD)
ROLLED_BACK = "rolled_back"


@dataclass(frozen=True)
class Stock:
    """Of the scope's place on D and on the same day last month. `basis`: households, persons."""

    indicator: str
    basis: str
    now: int
    a_month_ago: int


@dataclass(frozen=True)
class Flow:
    """In the period, in the month up to D, and in the month before that.

    `indicator` is the one whose numerator is counted, or ROLLED_BACK.
    """

    indicator: str
    basis: str
    in_period: int
    this_month: int
    last_month: int


def stocks(connection: Connection, scope: Scope) -> list[Stock]:
    level = level_of(regions_on(connection, scope.as_of), scope)
    now = figures_of_place(connection, STOCKS, scope, level)
    then = figures_of_place(connection, STOCKS, scope.on(a_month_before(scope.as_of)), level)
    return [
        Stock(indicator, basis, *(count(frame, indicator, basis) for frame in (now, then)))
        for indicator in STOCKS
        for basis in bases(now, indicator)
    ]


def flows(connection: Connection, scope: Scope) -> list[Flow]:
    tree = regions_on(connection, scope.as_of)
    level = level_of(tree, scope)
    windows = (scope, this_month(scope), last_month(scope))
    frames = [figures_of_place(connection, FLOWS, window, level) for window in windows]
    counted = [
        Flow(indicator, basis, *(count(frame, indicator, basis) for frame in frames))
        for indicator in FLOWS
        for basis in bases(frames[0], indicator)
    ]
    back = [rollbacks(connection, tree, window) for window in windows]
    return counted + [
        Flow(ROLLED_BACK, basis, *(found[basis] for found in back))
        for basis in ("households", "persons")
    ]


def count(frame: pd.DataFrame, indicator: str, basis: str) -> int:
    """A count, or the numerator of a share; 0 where the place has no row that day."""
    if (indicator, basis) not in frame.index:
        return 0
    row = frame.loc[(indicator, basis)]
    return int(row["value"] if pd.isna(row["numerator"]) else row["numerator"])
