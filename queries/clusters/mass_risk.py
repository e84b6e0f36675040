"""规模性返贫预警: one risk clustering at a place, held against its own past and its peers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from data.layouts import LAYOUTS
from data.models import villages
from data.regions import RegionTree, regions_on
from queries.calendar import months_later
from queries.clusters.cluster import Cluster, chance_of, lapses_on
from queries.clusters.events import Source, events
from queries.clusters.expectation import expectations
from queries.clusters.tallies import Counted, Tally, count
from queries.clusters.window import PAST_MONTHS, WINDOW_DAYS, Window, window_on
from queries.disasters.county import county_of
from queries.flags.flag import Grade
from queries.measure import places_of
from queries.scope import Level, Scope
from queries.statistics.false_discovery import adjusted
from queries.subjects.versions import in_force

RISKS = next(f.codes for f in LAYOUTS["household_members"].fields if f.name == "risks")


@dataclass(frozen=True)
class MassRisk:
    """Every place of the level in the scope and risk with anybody in the window.

    `tests`: how many places and risks of the whole county were looked at, which the grades
    allow for. `without_risk`: households in the window with no risk on record, in no cluster;
    `unplaced`: those of the county whose place the register doesn't tell.
    """

    source: Source
    level: Level
    window: Window
    clusters: tuple[Cluster, ...]
    tests: int
    without_risk: int
    unplaced: int

    def graded(self, *grades: Grade) -> tuple[Cluster, ...]:
        """The least likely first."""
        found = (c for c in self.clusters if c.grade in grades)
        return tuple(sorted(found, key=lambda c: (c.probability, c.region_code, c.risk)))

    @property
    def unmeasurable(self) -> int:
        return sum(cluster.unmeasurable for cluster in self.clusters)


def mass_risk(
    connection: Connection, scope: Scope, level: Level, source: Source = Source.INCLUDED
) -> MassRisk:
    """Tested over the whole county whoever looks; shown for the places of the scope.

    Raises UnknownRegion.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    county = tree.within(county_of(tree, scope.region_code))
    since = months_later(scope.as_of - timedelta(days=WINDOW_DAYS - 1), -PAST_MONTHS)
    found = [e for e in events(connection, source, since, scope.as_of) if e.region_code in county]
    window = window_on(scope.as_of, min((event.first for event in found), default=None))
    counted = count(found, window, tree, level)
    households = rural_households(connection, tree, scope.as_of, level, county)
    clusters, tests = _tested(source, level, counted, households, window, tree)
    shown = {place.code for place in places}
    return MassRisk(
        source=source,
        level=level,
        window=window,
        clusters=tuple(cluster for cluster in clusters if cluster.region_code in shown),
        tests=tests,
        without_risk=sum(n for code, n in counted.without_risk.items() if code in shown),
        unplaced=counted.unplaced,
    )


def rural_households(
    connection: Connection, tree: RegionTree, day: date, level: Level, within: set[str]
) -> dict[str, int]:
    """农村户数 of every place of the level, 0 where no village below states it."""
    sums = {place.code: 0 for place in tree.at(level) if place.code in within}
    stated = select(villages.c.region_code, villages.c.rural_households)
    for code, number in connection.execute(stated.where(in_force(villages, day))):
        place = tree.ancestor(code, level)
        if place and place.code in sums:
            sums[place.code] += number or 0
    return sums


def _tested(
    source: Source,
    level: Level,
    counted: Counted,
    households: Mapping[str, int],
    window: Window,
    tree: RegionTree,
) -> tuple[Iterator[Cluster], int]:
    """Clusters by code and risk, and how many tests they are out of."""
    expected = {}
    if window.has_enough_past:
        every = expectations(counted.tallies, households, window, RISKS)
        # Ledgers of clues and alerts begin at different times: only peers tell by how much
        # there are more of them now for that.
        expected = {
            key: one
            for key, one in every.items()
            if source is Source.INCLUDED or one.by_peers is not None
        }
    chances = {
        key: chance_of(counted.tallies.get(key, Tally()), one) for key, one in expected.items()
    }
    raised = dict(zip(chances, adjusted(list(chances.values())), strict=True))

    def clusters() -> Iterator[Cluster]:
        for (code, risk), tally in sorted(counted.tallies.items()):
            if code not in households or not (tally.now or tally.unmeasurable):
                continue
            yield Cluster(
                source=source,
                level=level,
                risk=risk,
                region_code=code,
                region=tree.by_code[code].name,
                observed=len(tally.now),
                past=len(tally.past),
                unmeasurable=tally.unmeasurable,
                window=window,
                expected=expected.get((code, risk)),
                probability=chances.get((code, risk)),
                adjusted=raised.get((code, risk)),
                lapses_on=lapses_on(tally.now, window),
            )

    return clusters(), len(chances)
