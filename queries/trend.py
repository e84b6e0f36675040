"""The same indicators at the ends of successive months."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd
from sqlalchemy import Connection

from queries.calendar import month_end, months_later
from queries.measure import measure
from queries.scope import Level, Scope


def month_ends(as_of: date, months: int) -> list[date]:
    """The last days of the months before D, then D itself: `months` days, oldest first."""
    past = (month_end(months_later(as_of.replace(day=1), -n)) for n in range(months - 1, 0, -1))
    return [*past, as_of]


def monthly(
    connection: Connection, ids: Iterable[str], scope: Scope, months: int, level: Level
) -> pd.DataFrame:
    """`measure` for each of `month_ends`, with its day in the column `as_of`.

    A period begins with the scope's own, or on 1 January for a day before that; so the last
    month's figures are those of the scope itself.
    """
    wanted = list(ids)
    return pd.concat(
        [
            measure(connection, wanted, on(scope, day), level).assign(as_of=day)
            for day in month_ends(scope.as_of, months)
        ],
        ignore_index=True,
    )


def on(scope: Scope, day: date) -> Scope:
    if day >= scope.period_start:
        return replace(scope, as_of=day)
    return scope.on(day)
