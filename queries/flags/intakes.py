"""New inclusions of every place of a county's level beside what is to be expected of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.plans import Limits
from data.regions import RegionTree
from queries.disasters.county import county_exposures
from queries.disasters.exposure import Exposure, Thresholds, lost_houses
from queries.disasters.reports import sum_known
from queries.expected import Expectation, Place, expectations
from queries.measure import measure
from queries.scope import Level, Scope

INCLUSIONS = "new_inclusions_per_1000"


@dataclass(frozen=True)
class Intake:
    """A place, what exposed it, and what is expected of it."""

    region: str
    place: Place
    exposure: Exposure
    expectation: Expectation


@dataclass(frozen=True)
class Intakes:
    """Of all places of one level of one county, by code; and from where a place is exposed."""

    by_code: Mapping[str, Intake]
    thresholds: Thresholds


def county_intakes(
    connection: Connection,
    tree: RegionTree,
    county: Scope,
    level: Level,
    limits_at: Callable[[str], Limits],
) -> Intakes:
    """`county` is the scope of a whole county, for its places are measured by each other."""
    counts = measure(connection, [INCLUSIONS], county, level)
    exposures, thresholds = county_exposures(connection, tree, county, level, limits_at)
    return Intakes(
        {intake.place.code: intake for intake in intakes(counts, exposures, tree.parents)},
        thresholds,
    )


def intakes(
    counts: pd.DataFrame,
    exposures: Mapping[str, Exposure],
    parents: Mapping[str, str | None],
) -> list[Intake]:
    """`counts`: one row for each place of one level of one whole county, with region_code,
    region, numerator (new inclusions), denominator (农村户数).
    """
    places = [
        _place(row, exposures[row.region_code], parents.get(row.region_code))
        for row in counts.itertuples()
    ]
    return [
        Intake(region, place, exposures[place.code], expectation)
        for region, place, expectation in zip(
            counts["region"], places, expectations(places), strict=True
        )
    ]


def _place(row: tuple, exposure: Exposure, parent: str | None) -> Place:
    reports = [report for report, _ in exposure.disasters]
    return Place(
        code=row.region_code,
        rural_households=int(row.denominator),
        observed=int(row.numerator),
        exposed=bool(exposure.reasons),
        parent=parent,
        severity=exposure.severity,
        hazard=exposure.worst.hazard if exposure.worst else None,
        lost_houses=sum(map(lost_houses, reports)),
        affected_households=sum_known(r.figures["affected_households"] for r in reports),
        out_of_poverty_share=exposure.out_of_poverty_share,
    )
