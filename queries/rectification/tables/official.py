"""户内问题台账, 面上问题台账 and 整改情况汇总表 of one place on D."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data.refusal import Refusal
from data.regions import Region, RegionTree, regions_on
from queries.dataset import edition
from queries.households import readable_places
from queries.measure import places_of
from queries.plans import plans_at
from queries.rectification.tables import checking
from queries.rectification.tables.annexes import Annexes, annexes_of
from queries.rectification.tables.figures import (
    Counts,
    Summary,
    counted,
    of_proposed,
    summary_of,
    together,
)
from queries.rectification.tables.ledgers import AreaRow, HouseholdRow, area_rows, household_rows
from queries.rectification.tables.proposed import proposed
from queries.scope import Level, Scope
from queries.subjects.problems import area_problems_on_day, household_problems_on_day


@dataclass(frozen=True)
class OfficialTables:
    """`unit` is the place that reports. The summary is of both ledgers together, and of each
    by itself; a county's also by township, what is its own alone first."""

    annexes: Annexes
    unit: str
    as_of: date
    households: list[HouseholdRow]
    areas: list[AreaRow]
    summary: Summary
    of_households: Summary
    of_areas: Summary
    by_township: Summary | None
    is_masked: bool
    is_demonstration: bool


def official_tables(
    connection: Connection, scope: Scope, *, unmasked: bool = False
) -> OfficialTables:
    """Raises Disagreement where the ledgers cannot be summed up, Refusal where the viewer may
    not read all of the place, and what `measure` raises."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    codes = readable_places(tree, scope)
    if codes != tree.within(scope.region_code):
        raise Refusal("上报的台账和汇总表只能由能查看全部所选范围的人导出，请改选本地区。")
    values = {"as_of": scope.as_of, "period_start": scope.period_start, "codes": list(codes)}
    own = tree.by_code[scope.region_code]
    of_households = together(
        counted(connection, household_problems_on_day(), values),
        of_proposed(proposed(connection, values)),
    )
    of_areas = counted(connection, area_problems_on_day(), values)
    tables = OfficialTables(
        annexes_of(plans_at(connection, tree, scope)(own.code)),
        own.name,
        scope.as_of,
        household_rows(connection, tree, values, unmasked=unmasked),
        area_rows(connection, tree, values, own=own.code, unmasked=unmasked),
        summary_of(together(of_households, of_areas), tree, [own]),
        summary_of(of_households, tree, [own]),
        summary_of(of_areas, tree, [own]),
        _by_township(together(of_households, of_areas), tree, own),
        is_masked=not unmasked,
        is_demonstration=edition(connection)[1],
    )
    _check(tables)
    return tables


def _by_township(counts: Counts, tree: RegionTree, own: Region) -> Summary | None:
    if own.level != Level.COUNTY:
        return None
    return summary_of(counts, tree, [own, *tree.children[own.code]])


def _check(tables: OfficialTables) -> None:
    checking.check_types([*tables.households, *tables.areas])
    for summary in (tables.summary, tables.of_households, tables.of_areas, tables.by_township):
        if summary is not None:
            checking.check_summary(summary)
    checking.check_against(tables.households, tables.of_households)
    checking.check_against(tables.areas, tables.of_areas)
    if tables.by_township is not None:
        checking.check_parts(tables.summary, tables.by_township)
