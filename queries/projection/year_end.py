"""年底预测: how many households will not be eliminated when the year ends (8A20)."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from sqlalchemy import Connection

from data.regions import regions_on
from queries.calendar import month_end
from queries.disasters.county import county_of
from queries.measure import places_of
from queries.projection.paths import AGES, COURSES, paths
from queries.projection.rates import GROUPS, MONTH, Rates, quarters_known, rates
from queries.projection.spells import Spells, spells_on
from queries.scope import Level, Scope

LIMITS = (0.025, 0.10, 0.50, 0.90, 0.975)


@dataclass(frozen=True)
class Range:
    """Of a count: its median, and the limits between which it lies with 80 % and 95 %."""

    low95: int
    low80: int
    median: int
    high80: int
    high95: int


@dataclass(frozen=True)
class Point:
    """The end of a day; today's is known, so that its limits agree."""

    day: date
    households: Range
    safety_net: Range
    persons: Range


@dataclass(frozen=True)
class Projection:
    """`points` from today to 31 December; empty with too little history, which `quarters`
    and `exits` (of the county, in those quarters) tell.
    """

    as_of: date
    points: tuple[Point, ...]
    quarters: int
    exits: int
    entries: int  # of the place, in those quarters

    @property
    def year_end(self) -> Point | None:
        return self.points[-1] if self.points else None


def projection(connection: Connection, scope: Scope) -> Projection:
    """Of the scope's place; how fast households leave is learnt from its whole county.

    Raises UnknownRegion.
    """
    day, tree = scope.as_of, regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    county_codes = tree.within(county_of(tree, scope.region_code))
    own_codes = tree.within(scope.region_code)
    every = [spell for spell in spells_on(connection, day) if spell.village_code in county_codes]
    own = Spells.of([spell for spell in every if spell.village_code in own_codes])
    return projected(Spells.of(every), own, day)


def projected(county: Spells, own: Spells, day: date, courses: int = COURSES) -> Projection:
    """The projection of `own`, households among those of the county."""
    today = day.toordinal()
    quarters = quarters_known(county, today)
    of_county, of_place = rates(county, today, quarters), rates(own, today, quarters)
    points = _points(own, of_county, of_place, day, courses) if of_county.tells_enough else ()
    exits, entries = int(of_county.exits.sum()), int(of_place.entries.sum())
    return Projection(day, points, quarters, exits, entries)


def _points(
    own: Spells, of_county: Rates, of_place: Rates, day: date, courses: int
) -> tuple[Point, ...]:
    days = [day, *ends_of_months(day)]
    steps = [(after - before).days / MONTH for before, after in pairwise(days)]
    course = paths(stock_of(own, day), of_county, of_place, steps, courses)
    persons = course @ _persons_a_household(own)
    return tuple(
        Point(
            on,
            _range(course[:, step].sum(axis=1)),
            _range(course[:, step, 1]),
            _range(persons[:, step]),
        )
        for step, on in enumerate(days)
    )


def ends_of_months(day: date) -> list[date]:
    """The last days of the months from the day's own to December, the day itself left out."""
    ends = [month_end(date(day.year, month, 1)) for month in range(day.month, 13)]
    return [end for end in ends if end > day]


def stock_of(spells: Spells, day: date) -> np.ndarray:
    """Households not eliminated, by group and whole months since inclusion (AGES)."""
    stock = np.zeros((GROUPS, AGES), dtype=int)
    now = spells.is_open
    age = ((day.toordinal() - spells.included[now]) // MONTH).astype(int)
    np.add.at(stock, (spells.is_safety_net[now].astype(int), np.clip(age, 0, AGES - 1)), 1)
    return stock


def _persons_a_household(spells: Spells) -> np.ndarray:
    """By group, of the households not eliminated now; of all of them where a group has none."""
    now = spells.is_open
    everybody = spells.persons[now].mean() if now.any() else 0.0
    return np.array(
        [
            spells.persons[now & (spells.is_safety_net == group)].mean()
            if (now & (spells.is_safety_net == group)).any()
            else everybody
            for group in range(GROUPS)
        ]
    )


def _range(drawn: np.ndarray) -> Range:
    return Range(*(int(round(limit)) for limit in np.quantile(drawn, LIMITS)))
