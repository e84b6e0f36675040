"""受灾低纳入: each exposed place, what hit it, and who was included before and after."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data.regions import RegionTree, regions_on
from queries.disasters.aftermath import inclusions
from queries.disasters.county import county_of
from queries.disasters.exposure import Exposure, Thresholds
from queries.expected import Learnt
from queries.flags import Flag, Grade
from queries.flags.inclusions import expected_by_chance, inclusion_flags
from queries.flags.intakes import Intake, county_intakes
from queries.flags.wording import period
from queries.measure import places_of
from queries.plans import limits_at
from queries.scope import Level, Scope


@dataclass(frozen=True)
class Case:
    """A place that was exposed, or hit by a counted disaster. Counts are 户.

    `before` and `after` part the new inclusions of the period at the day its hardest disaster
    began, that day counting as after; None without a disaster. A household included again
    counts on both sides. `flag` is None where the inclusions are as expected, or no reason
    makes the place exposed.
    """

    intake: Intake
    flag: Flag | None
    before: int | None
    after: int | None

    @property
    def exposure(self) -> Exposure:
        return self.intake.exposure

    @property
    def to_decide(self) -> str:
        """What would settle a 待核实; empty for all others."""
        return self.flag.to_decide if self.flag else ""


@dataclass(frozen=True)
class LowInclusion:
    """The cases of a scope by code; from where its county's places count as exposed, and what
    was learnt from them (None: what is expected follows from size alone).
    """

    cases: tuple[Case, ...]
    thresholds: Thresholds
    learnt: Learnt | None

    @property
    def by_chance(self) -> float:
        """How many of the 信号 are to be expected false."""
        return expected_by_chance(case.flag for case in self.cases if case.flag)

    def graded(self, grade: Grade | None) -> tuple[Case, ...]:
        return tuple(c for c in self.cases if (c.flag and c.flag.grade) == grade)


def low_inclusion(connection: Connection, scope: Scope, level: Level) -> LowInclusion:
    """Of the places of `level` in the scope; a scope below the level stands for itself."""
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    level = Level(places[0].level) if places else level
    county = scope.at(county_of(tree, scope.region_code))
    intakes = county_intakes(connection, tree, county, level, limits_at(connection, tree, county))
    flagged = {
        flag.region_code: flag
        for flag in inclusion_flags(intakes.by_code.values(), level, period(scope))
    }
    days = inclusion_days(connection, tree, scope, level)
    cases = [
        _case(intake, flagged.get(intake.place.code), days)
        for intake in (intakes.by_code[place.code] for place in places)
        if intake.exposure.reasons or intake.exposure.disasters
    ]
    return LowInclusion(tuple(cases), intakes.thresholds, intakes.learnt)


def _case(intake: Intake, flag: Flag | None, days: Mapping[str, list[tuple[int, date]]]) -> Case:
    before = after = None
    if intake.exposure.worst:
        began, found = intake.exposure.worst.began_on, days[intake.place.code]
        before = len({household for household, day in found if day < began})
        after = len({household for household, day in found if day >= began})
    return Case(intake, flag, before, after)


def inclusion_days(
    connection: Connection, tree: RegionTree, scope: Scope, level: Level
) -> dict[str, list[tuple[int, date]]]:
    """Place of the level → (household, day) of each inclusion in the period, as seen on D."""
    found: dict[str, list[tuple[int, date]]] = defaultdict(list)
    for inclusion in inclusions(connection, scope.period_start, scope.as_of):
        if place := tree.ancestor(inclusion.village_code, level):
            found[place.code].append((inclusion.household_id, inclusion.first))
    return found
