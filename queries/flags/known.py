"""What the database knows of each place beyond its count: its past, and what followed disasters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from data.plans import Limits
from data.regions import RegionTree
from queries.calendar import months_later
from queries.disasters.aftermath import (
    days_to_compare,
    followed,
    households_by_place,
    inclusions,
)
from queries.disasters.counted import counted
from queries.disasters.county import county_exposures
from queries.disasters.exposure import Exposure, lost_houses
from queries.disasters.reports import latest_reports, sum_known
from queries.expected import Past
from queries.scope import Level, Scope

PAST_MONTHS = 24


@dataclass(frozen=True)
class Known:
    """By code. `included_after` as in `Place`; `days`: within how many days, now and before."""

    past: Mapping[str, Past]
    included_after: Mapping[str, int]
    days: int


def known(
    connection: Connection,
    tree: RegionTree,
    county: Scope,
    level: Level,
    limits_at: Callable[[str], Limits],
) -> Known:
    """Of every place of the level in the county, on the day of the scope."""
    start = months_later(county.period_start, -PAST_MONTHS)
    before = county.on(county.period_start - timedelta(days=1), start)
    within = tree.within(county.region_code)
    found = [
        one for one in inclusions(connection, start, county.as_of) if one.village_code in within
    ]
    earlier = [one for one in found if one.first <= before.as_of]
    lately = [one for one in found if one.first > before.as_of]
    reports = [r for r in latest_reports(connection, county.as_of) if r.region_code in within]
    now = counted(connection, reports, county, limits_at)
    days = days_to_compare(now, county.as_of)
    then = [r for r in reports if start <= r.began_on <= before.as_of]
    observed = households_by_place(earlier, tree, level)
    answered = households_by_place(followed(earlier, then, tree, days), tree, level)
    exposures, _ = county_exposures(connection, tree, before, level, limits_at)
    return Known(
        past={
            place.code: _past(
                exposures[place.code], observed.get(place.code, 0), answered.get(place.code, 0)
            )
            for place in tree.at(level)
            if place.code in exposures
        },
        included_after=households_by_place(followed(lately, now, tree, days), tree, level),
        days=days,
    )


def _past(exposure: Exposure, observed: int, included_after: int) -> Past:
    reports = [report for report, _ in exposure.disasters]
    return Past(
        observed,
        severity=exposure.severity,
        hazard=exposure.worst.hazard if exposure.worst else None,
        lost_houses=sum(map(lost_houses, reports)),
        affected_households=sum_known(r.figures["affected_households"] for r in reports),
        included_after=included_after,
    )
