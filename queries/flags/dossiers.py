"""Each flag with what an official asks next: neighbours, how it was before, what would clear it."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from data.regions import RegionTree, regions_on
from queries.flags import FLAGS
from queries.flags.agreement import second_opinions
from queries.flags.clearing import to_clear
from queries.flags.flag import Flag, Grade
from queries.flags.judged import Judged, judge
from queries.flags.worst import worst_of_each_place
from queries.measure import places_of
from queries.scope import Level, Scope
from queries.statistics.funnel import Share
from queries.trend import month_ends, on

NEIGHBOURS = 3
MONTHS = 4  # month ends looked back to
READING_ORDER = tuple(Grade)


@dataclass(frozen=True)
class Neighbour:
    """A place beside it under the same parent, with the same figure and its own grade."""

    region_code: str
    region: str
    share: Share
    grade: Grade | None


@dataclass(frozen=True)
class Past:
    """The same figure as it stood at the end of a month, and what it was graded then."""

    day: date
    share: Share
    grade: Grade | None


@dataclass(frozen=True)
class Dossier:
    """样本过少 has neither neighbours nor a past, for it is not compared."""

    flag: Flag
    neighbours: tuple[Neighbour, ...] = ()
    history: tuple[Past, ...] = ()
    to_clear: str = ""
    second_opinion: str = ""  # of another method, beside the grade of a funnel


def dossiers(connection: Connection, scope: Scope, level: Level) -> list[Dossier]:
    """Of the places of `level` in the scope (one below it stands for itself): by grade, then
    kind of flag, then region code; never by rate. Raises UnknownRegion, PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    if not places:
        return []
    own, shown = Level(places[0].level), {place.code for place in places}
    now = judge(connection, tree, scope, own)
    found = [one for one in worst_of_each_place(now.found) if one.region_code in shown]
    past = {day: judge(connection, tree, on(scope, day), own) for day in days_before(scope)}
    seconds = second_opinions(found, now.figures)
    return [
        replace(
            _dossier(flag, tree, own, now, past),
            second_opinion=seconds.get((flag.flag, flag.region_code), ""),
        )
        for flag in sorted(found, key=_as_they_are_read)
    ]


def days_before(scope: Scope) -> list[date]:
    """The last month ends of the period before D, oldest first."""
    days = month_ends(scope.as_of, MONTHS + 1)[:-1]
    return [day for day in days if day >= scope.period_start]


def _as_they_are_read(flag: Flag) -> tuple[int, int, str]:
    return READING_ORDER.index(flag.grade), tuple(FLAGS).index(flag.flag), flag.region_code


def _dossier(
    flag: Flag, tree: RegionTree, level: Level, now: Judged, past: dict[date, Judged]
) -> Dossier:
    if flag.grade is Grade.TOO_FEW:
        return Dossier(flag)
    return Dossier(
        flag,
        neighbours(flag, tree, now),
        tuple(
            Past(day, then.figures[flag.indicator][flag.region_code], graded(flag, then))
            for day, then in past.items()
            if flag.region_code in then.figures[flag.indicator]
        ),
        to_clear(flag, now, level),
    )


def neighbours(flag: Flag, tree: RegionTree, judged: Judged) -> tuple[Neighbour, ...]:
    """The places of the same parent nearest in size: in what the figure is a share of."""
    figures = judged.figures[flag.indicator]
    parent = tree.parents[flag.region_code]
    beside = [
        code
        for code, share in figures.items()
        if code != flag.region_code and tree.parents[code] == parent and share.denominator
    ]
    beside.sort(key=lambda code: (abs(figures[code].denominator - flag.denominator), code))
    return tuple(
        Neighbour(code, tree.by_code[code].name, figures[code], graded(flag, judged, code))
        for code in beside[:NEIGHBOURS]
    )


def graded(flag: Flag, judged: Judged, code: str | None = None) -> Grade | None:
    """What the flag's own figure was graded, there and then."""
    key = (flag.flag, flag.indicator, code or flag.region_code)
    return next(
        (one.grade for one in judged.found if (one.flag, one.indicator, one.region_code) == key),
        None,
    )
