"""The exposure of every place of a county: reports, severity and who was left poor, together."""

from collections.abc import Callable

from sqlalchemy import Connection

from data.plans import Limits
from data.regions import RegionTree
from queries.disasters.counted import counted
from queries.disasters.exposure import Exposure, Thresholds, exposures
from queries.disasters.possessions import possessions
from queries.disasters.reports import Report, at_parents, latest_reports
from queries.disasters.severity import severities
from queries.scope import Level, Scope


def county_exposures(
    connection: Connection,
    tree: RegionTree,
    scope: Scope,
    level: Level,
    limits_at: Callable[[str], Limits],
) -> tuple[dict[str, Exposure], Thresholds]:
    """By code, of all places of `level` in the county that `scope` lies in.

    `tree` holds the regions in force on the day; `limits_at` the limits of a place.
    """
    within = tree.within(county_of(tree, scope.region_code))
    reported = at_level(latest_reports(connection, scope.as_of), tree, level)
    reports = counted(
        connection, [r for r in reported if r.region_code in within], scope, limits_at
    )
    owned = {
        code: have
        for code, have in possessions(connection, tree, scope.as_of, level).items()
        if code in within
    }
    severity = severities(reports, {code: have.has for code, have in owned.items()})
    shares = {code: have.out_of_poverty_share for code, have in owned.items()}
    return exposures(reports, severity, shares)


def at_level(reports: list[Report], tree: RegionTree, level: Level) -> list[Report]:
    """Village rows alone at the level of villages; above, each place's own row or its sum."""
    known = [report for report in reports if report.region_code in tree.by_code]
    if level is Level.VILLAGE:
        return [r for r in known if tree.by_code[r.region_code].level == level]
    townships = at_parents(known, _parents(tree, Level.VILLAGE))
    if level is Level.TOWNSHIP:
        return townships
    return at_parents(townships, _parents(tree, Level.TOWNSHIP))


def county_of(tree: RegionTree, region_code: str) -> str:
    """Code of the county that the region is or lies in."""
    county = tree.ancestor(region_code, Level.COUNTY)
    return county.code if county else region_code


def _parents(tree: RegionTree, level: Level) -> dict[str, str]:
    return {place.code: place.parent_code for place in tree.at(level) if place.parent_code}
