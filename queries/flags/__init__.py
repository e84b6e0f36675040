"""Township and village flags: where a look is worth it, graded against the whole county.

At the level of counties a county is its own only peer: no funnel flags it, and
`low_inclusion_despite_disaster` can only say 待核实, where nobody was included at all.
That a whole county holds back shows in `disaster_inclusion_ratio`.
"""

from itertools import groupby

from sqlalchemy import Connection

from data.regions import RegionTree, regions_on
from queries.disasters.county import county_of
from queries.flags.flag import Flag, Grade
from queries.flags.funnels import funnel_flags
from queries.flags.inclusions import FLAG as LOW_INCLUSION
from queries.flags.inclusions import TITLE as LOW_INCLUSION_TITLE
from queries.flags.inclusions import inclusion_flags
from queries.flags.intakes import county_intakes
from queries.flags.kinds import FUNNEL_FLAGS
from queries.flags.wording import period
from queries.flags.worst import worst_of_each_place
from queries.indicators import Basis
from queries.measure import measure, places_of
from queries.plans import limits_at
from queries.scope import Level, Scope

__all__ = ["FLAGS", "Flag", "Grade", "flags"]

# Titles by id, in the order in which a place's flags come.
FLAGS = {LOW_INCLUSION: LOW_INCLUSION_TITLE, **{kind.flag: kind.title for kind in FUNNEL_FLAGS}}
ORDER = tuple(FLAGS)


def flags(connection: Connection, scope: Scope, level: Level) -> list[Flag]:
    """The flags of the places of `level` in the scope, by code, then as in ORDER.

    Places are compared with all of their level in the county, whoever looks and whatever part
    they ask for; a scope below the level stands for itself. Raises UnknownRegion, PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    shown = {place.code: Level(place.level) for place in places_of(tree, scope, level)}
    found = [
        flag
        for its_level in set(shown.values())
        for flag in _of_county(connection, tree, scope, its_level)
    ]
    return sorted(
        (flag for flag in found if flag.region_code in shown),
        key=lambda flag: (flag.region_code, ORDER.index(flag.flag)),
    )


def _of_county(connection: Connection, tree: RegionTree, scope: Scope, level: Level) -> list[Flag]:
    county = scope.at(county_of(tree, scope.region_code))
    indicators = {kind.indicator for kind in FUNNEL_FLAGS}
    frame = measure(connection, sorted(indicators), county, level)
    counts = {
        indicator: frame[(frame["indicator"] == indicator) & (frame["basis"] != Basis.PERSONS)]
        for indicator in indicators
    }
    intakes = county_intakes(connection, tree, county, level, limits_at(connection, tree, county))
    found = list(inclusion_flags(intakes.by_code.values(), level, period(scope)))
    for _, kinds in groupby(FUNNEL_FLAGS, key=lambda kind: kind.flag):
        found += worst_of_each_place(
            flag for kind in kinds for flag in funnel_flags(kind, counts[kind.indicator])
        )
    return found
