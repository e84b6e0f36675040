"""The sampling frame as the database has it on a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from data.models import household_versions, households
from data.regions import RegionTree, regions_on
from queries.findings import FINDINGS
from queries.findings.asking import all_findings
from queries.flags import Flag, Grade, flags
from queries.households import readable_places
from queries.plans import plan_at
from queries.scope import Level, Scope
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.points import of_household, of_village, weights
from queries.spot_checks.quotas import quota_at
from queries.subjects.versions import in_force

COUNTED = (Grade.SIGNAL, Grade.ATTENTION, Grade.TO_VERIFY)


def frame_of(
    connection: Connection, scope: Scope, taught: Mapping[str, int] | None = None
) -> Frame:
    """Every household in force on D in the scope that the viewer may read, with its findings,
    and the villages in which there are any, with their flags.

    `taught` replaces the declared points of rules and flags, by id. The same records give the
    same frame, in whatever order they were imported and on any database. Raises UnknownRegion,
    PlanError and WrongWeight.
    """
    weight = weights(taught)
    tree = regions_on(connection, scope.as_of)
    found = _found(connection, scope)
    flagged = _flagged(flags(connection, scope, Level.VILLAGE))
    frame_households = _households(
        _in_force(connection, scope, readable_places(tree, scope)), found, dict(weight)
    )
    plan = plan_at(connection, tree, scope)(scope.region_code)
    return Frame(
        scope.region_code,
        scope.period_start,
        scope.as_of,
        plan.id if plan else None,
        _villages(frame_households, flagged, tree, dict(weight)),
        frame_households,
        weight,
        quota_at(connection, tree, scope),
    )


def _found(connection: Connection, scope: Scope) -> Mapping[str, Sequence[str]]:
    """The rules that find a household, in their order, by 户编号."""
    found: dict[str, list[str]] = defaultdict(list)
    for finding in all_findings(connection, scope, list(FINDINGS.values())):
        found[finding.household_no].append(finding.rule)
    return found


def _flagged(found: Iterable[Flag]) -> Mapping[str, Mapping[str, Grade]]:
    """The grade of each flag, by village. 样本过少 says nothing of a place."""
    by_village: dict[str, dict[str, Grade]] = defaultdict(dict)
    for flag in found:
        if flag.grade in COUNTED:
            by_village[flag.region_code][flag.flag] = flag.grade
    return by_village


def _in_force(connection: Connection, scope: Scope, readable: set[str]) -> list[tuple[str, str]]:
    """(village code, 户编号), sorted here: databases sort text each in its own way."""
    v = household_versions
    rows = connection.execute(
        select(v.c.village_code, households.c.household_no)
        .join(households, households.c.id == v.c.household_id)
        .where(in_force(v, scope.as_of))
    )
    return sorted((village, number) for village, number in rows if village in readable)


def _households(
    places: Iterable[tuple[str, str]],
    found: Mapping[str, Sequence[str]],
    weight: Mapping[str, int],
) -> tuple[FrameHousehold, ...]:
    return tuple(
        FrameHousehold(number, village, of_household(rules, weight), tuple(rules))
        for village, number in places
        for rules in (found.get(number, ()),)
    )


def _villages(
    listed: Sequence[FrameHousehold],
    flagged: Mapping[str, Mapping[str, Grade]],
    tree: RegionTree,
    weight: Mapping[str, int],
) -> tuple[FrameVillage, ...]:
    number = Counter(household.village_code for household in listed)
    found = Counter(household.village_code for household in listed if household.reasons)
    villages = []
    for code in sorted(number):
        village, graded = tree.by_code[code], flagged.get(code, {})
        # A village directly below a county stands for its own township.
        township = tree.ancestor(code, Level.TOWNSHIP) or village
        points = of_village(graded, found[code], number[code], weight)
        villages.append(
            FrameVillage(code, village.name, township.code, township.name, points, tuple(graded))
        )
    return tuple(villages)
