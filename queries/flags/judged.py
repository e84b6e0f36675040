"""A whole county judged at one level on one day: every figure that flags look at, every flag."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from data.regions import RegionTree
from queries.disasters.county import county_of
from queries.flags.flag import Flag
from queries.flags.funnels import funnel_flags
from queries.flags.inclusions import inclusion_flags
from queries.flags.intakes import INCLUSIONS, Intakes, county_intakes
from queries.flags.kinds import FUNNEL_FLAGS
from queries.flags.wording import period
from queries.indicators import Basis
from queries.measure import measure
from queries.plans import limits_at
from queries.scope import Level, Scope
from queries.statistics.funnel import Share

Figures = Mapping[str, Share]  # by region code; every place of the level


@dataclass(frozen=True)
class Judged:
    """`figures` by indicator; `names` of the places by code; `found`: one flag for each
    indicator that gives one and each place."""

    figures: Mapping[str, Figures]
    names: Mapping[str, str]
    intakes: Intakes
    found: tuple[Flag, ...]


def judge(connection: Connection, tree: RegionTree, scope: Scope, level: Level) -> Judged:
    """The county that the scope lies in, whoever looks."""
    county = scope.at(county_of(tree, scope.region_code))
    indicators = sorted({kind.indicator for kind in FUNNEL_FLAGS})
    frame = measure(connection, indicators, county, level)
    frame = frame[frame["basis"] != Basis.PERSONS]
    counts = {name: frame[frame["indicator"] == name] for name in indicators}
    intakes = county_intakes(connection, tree, county, level, limits_at(connection, tree, county))
    found = list(inclusion_flags(intakes.by_code.values(), level, period(scope)))
    for kind in FUNNEL_FLAGS:
        found += funnel_flags(kind, counts[kind.indicator])
    figures: dict[str, Figures] = {
        name: {
            row.region_code: Share(int(row.numerator), int(row.denominator))
            for row in own.itertuples()
        }
        for name, own in counts.items()
    }
    figures[INCLUSIONS] = {
        code: Share(intake.place.observed, intake.place.rural_households)
        for code, intake in intakes.by_code.items()
    }
    names = dict(zip(frame["region_code"], frame["region"], strict=True))
    return Judged(figures, names, intakes, tuple(found))
