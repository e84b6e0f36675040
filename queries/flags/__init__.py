"""Township and village flags: where a look is worth it, graded against the whole county.

At the level of counties a county is its own only peer: no funnel flags it, and
`low_inclusion_despite_disaster` can only say 待核实, where nobody was included at all.
That a whole county holds back shows in `disaster_inclusion_ratio`.
"""

from sqlalchemy import Connection

from data.regions import regions_on
from queries.flags.flag import COMPARED, Flag, Grade
from queries.flags.inclusions import FLAG as LOW_INCLUSION
from queries.flags.inclusions import TITLE as LOW_INCLUSION_TITLE
from queries.flags.judged import judge
from queries.flags.kinds import FUNNEL_FLAGS
from queries.flags.worst import worst_of_each_place
from queries.measure import places_of
from queries.scope import Level, Scope

__all__ = ["COMPARED", "FLAGS", "Flag", "Grade", "flags"]

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
        for flag in worst_of_each_place(judge(connection, tree, scope, its_level).found)
    ]
    return sorted(
        (flag for flag in found if flag.region_code in shown),
        key=lambda flag: (flag.region_code, ORDER.index(flag.flag)),
    )
