"""New inclusions of every place of a county's level beside what is to be expected of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from data.plans import Limits
from data.regions import RegionTree
from queries.disasters.county import county_exposures
from queries.disasters.exposure import Exposure, Thresholds, lost_houses
from queries.disasters.possessions import possessions
from queries.disasters.reports import sum_known
from queries.expected import Expectation, Learnt, Place, expectations_by, learn
from queries.expected.precedent import Precedent, precedents
from queries.expected.wider import Wider, with_neighbours, with_past
from queries.flags.known import Known, known
from queries.measure import measure
from queries.scope import Level, Scope

INCLUSIONS = "new_inclusions_per_1000"


@dataclass(frozen=True)
class Intake:
    """A place, what exposed it, and what is expected of it: by its peers, and of a township or
    county also by what followed earlier disasters (`precedent`, within `days` after them).

    `with_past`: the 24 months before taken in; `with_neighbours`: a village's whole township.
    """

    region: str
    place: Place
    exposure: Exposure
    expectation: Expectation
    precedent: Precedent | None = None
    days: int = 0
    with_past: Wider | None = None
    with_neighbours: Wider | None = None

    def with_more(self, number: int) -> "Intake":
        """As if so many more had been included, all of them 因自然灾害 and in time."""
        observed = self.place.observed + number
        return replace(
            self,
            place=replace(self.place, observed=observed),
            expectation=replace(self.expectation, observed=observed),
            precedent=self.precedent
            and replace(self.precedent, observed=self.precedent.observed + number),
        )


@dataclass(frozen=True)
class Intakes:
    """Of all places of one level of one county, by code; what was learnt from them, and from
    where a place is exposed.
    """

    by_code: Mapping[str, Intake]
    learnt: Learnt | None
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
    own = known(connection, tree, county, level, limits_at)
    aid = {
        code: have.low_income_aid_share
        for code, have in possessions(connection, tree, county.as_of, level).items()
    }
    places = [
        place_of(row, exposures[row.region_code], tree.parents.get(row.region_code), own, aid)
        for row in counts.itertuples()
    ]
    learnt = learn(places)
    found = expectations_by(places, learnt)
    # A village has too few affected households to be judged by what followed earlier disasters.
    is_village = level is Level.VILLAGE
    past = [None] * len(places) if is_village else precedents(places)
    around = with_neighbours(places, found) if is_village else [None] * len(places)
    together = zip(
        counts["region"], places, found, past, with_past(places, found), around, strict=True
    )
    by_code = {
        place.code: Intake(
            region, place, exposures[place.code], its, precedent, own.days, longer, township
        )
        for region, place, its, precedent, longer, township in together
    }
    return Intakes(by_code, learnt, thresholds)


def place_of(
    row: tuple,
    exposure: Exposure,
    parent: str | None,
    own: Known,
    low_income_aid_shares: Mapping[str, float | None],
) -> Place:
    """`row`: region_code, numerator (new inclusions) and denominator (农村户数) of the place."""
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
        included_after=own.included_after.get(row.region_code, 0),
        out_of_poverty_share=exposure.out_of_poverty_share,
        low_income_aid_share=low_income_aid_shares.get(row.region_code),
        past=own.past.get(row.region_code),
    )
