"""What the same projection would have said a year ago, and what came."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data.regions import regions_on
from queries.calendar import months_later
from queries.measure import measure
from queries.projection.year_end import Range, projection
from queries.scope import Level, Scope


@dataclass(frozen=True)
class Check:
    """`expected` at the last year's end, as asked for on the same day of that year; `actual`
    as seen at that end.
    """

    asked_on: date
    expected: Range
    actual: int

    @property
    def is_within(self) -> bool:
        return self.expected.low95 <= self.actual <= self.expected.high95


def last_year_checked(connection: Connection, scope: Scope) -> Check | None:
    """None where too little was known then."""
    asked = scope.on(months_later(scope.as_of, -12))
    then = projection(connection, asked).year_end
    if then is None:
        return None
    tree = regions_on(connection, then.day)
    if scope.region_code not in tree.by_code:
        return None
    level = Level(tree.by_code[scope.region_code].level)
    active = measure(connection, ["active"], scope.on(then.day), level)
    households = active[active["basis"] == "households"]["value"]
    return Check(asked.as_of, then.households, int(households.iloc[0]))
