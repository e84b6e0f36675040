"""What got worse since the same day last month, and only what chance does not explain.

New overdue cases are facts and always count. Shares and other counts count where the change
lies outside what chance alone would do (95 %, the worse side).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import pandas as pd
from sqlalchemy import Connection

from data.regions import RegionTree, regions_on
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.overview.months import a_month_before, last_month, this_month
from queries.overview.place import level_of
from queries.scope import Level, Scope
from queries.statistics.differences import chance_of_rise, difference_of_shares

CHANCE = 0.025


class Window(Enum):
    """What is compared: two days, or the month up to each of them."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class Watched:
    """An indicator and which way is worse. `overdue`: each new case counts, whatever chance."""

    indicator: str
    window: Window
    rising_is_worse: bool = True
    overdue: bool = False


WATCHED = (
    Watched("inclusion_overdue", Window.DAY, overdue=True),
    Watched("no_measure", Window.DAY, overdue=True),
    Watched("over_a_year", Window.DAY),
    Watched("safety_net_only", Window.DAY),
    Watched("developmental_rate", Window.DAY, rising_is_worse=False),
    Watched("no_labour_eliminated", Window.DAY),
    Watched("eliminated_below_line", Window.DAY),
    Watched("inclusion_on_time_rate", Window.MONTH, rising_is_worse=False),
    Watched("publicity_compliance_rate", Window.MONTH, rising_is_worse=False),
    Watched("help_on_time_rate", Window.MONTH, rising_is_worse=False),
    Watched("township_rejection_rate", Window.MONTH),
    Watched("clock_restarts", Window.MONTH),
    Watched("refusals_without_reason", Window.MONTH),
    Watched("early_elimination", Window.MONTH),
    Watched("worsened_after_elimination", Window.MONTH),
    Watched("reidentified", Window.MONTH),
)


@dataclass(frozen=True)
class Figure:
    """A count (`denominator` None), or the counts of a share."""

    numerator: int
    denominator: int | None

    @property
    def value(self) -> float | None:
        if self.denominator is None:
            return self.numerator
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Change:
    """A figure of the scope's place that got worse. `places` name those below it with new
    overdue cases and how many each has more, most first; they may stand for themselves,
    where the place as a whole has none more.
    """

    indicator: str
    before: Figure
    after: Figure
    places: tuple[tuple[str, int], ...]
    sentence: str


def worse(connection: Connection, scope: Scope) -> list[Change]:
    """In the order of WATCHED. Empty where nothing got worse beyond chance.

    New overdue cases count in the places below too: one township's must not vanish behind
    what another has cleared.
    """
    tree = regions_on(connection, scope.as_of)
    level = level_of(tree, scope)
    pairs = _before_and_after(connection, WATCHED, scope, level)
    more = _more_overdue(connection, tree, scope, level)
    found = []
    for watched in WATCHED:
        before, after = pairs[watched.indicator][scope.region_code]
        places = more.get(watched.indicator, ())
        if places or got_worse(watched, before, after):
            text = sentence(watched, before, after, places)
            found.append(Change(watched.indicator, before, after, places, text))
    return found


def got_worse(watched: Watched, before: Figure, after: Figure) -> bool:
    if watched.overdue:
        return after.numerator > before.numerator
    if before.denominator is None or after.denominator is None:
        return chance_of_rise(before.numerator, after.numerator) < CHANCE
    difference = difference_of_shares(
        (after.numerator, after.denominator), (before.numerator, before.denominator)
    )
    return difference.low > 0 if watched.rising_is_worse else difference.high < 0


def sentence(
    watched: Watched, before: Figure, after: Figure, places: Iterable[tuple[str, int]]
) -> str:
    indicator = INDICATORS[watched.indicator]
    unit = indicator.bases[0].unit
    now, then = _words(after, unit), _words(before, unit)
    if watched.window is Window.MONTH:
        return f"近一个月{indicator.title}{now}，上一个月{then}。"
    changed = f"{indicator.title}由上月同日的{then}变为{now}"
    more = "、".join(f"{name}增加{number}{unit}" for name, number in places)
    if not more:
        return f"{changed}。"
    if after.numerator > before.numerator:
        return f"{changed}，其中{more}。"
    return f"{indicator.title}{now}，合计不比上月同日的{then}多，但{more}。"


def _words(figure: Figure, unit: str) -> str:
    if figure.denominator is None:
        return f"{figure.numerator}{unit}"
    counts = f"{figure.numerator}/{figure.denominator}{unit}"
    return f"{figure.value:.1%}（{counts}）" if figure.value is not None else f"无（{counts}）"


Pairs = dict[str, dict[str, tuple[Figure, Figure]]]


def _before_and_after(
    connection: Connection, watched: Iterable[Watched], scope: Scope, level: Level
) -> Pairs:
    """Indicator → region code → the figure a month ago and now."""
    pairs: Pairs = {}
    for window, (then, now) in {
        Window.DAY: (scope.on(a_month_before(scope.as_of)), scope),
        Window.MONTH: (last_month(scope), this_month(scope)),
    }.items():
        ids = [one.indicator for one in watched if one.window is window]
        if not ids:
            continue
        before = _figures(measure(connection, ids, then, level))
        after = _figures(measure(connection, ids, now, level))
        for (indicator, code), figure in after.items():
            nothing = Figure(0, None if figure.denominator is None else 0)
            earlier = before.get((indicator, code), nothing)
            pairs.setdefault(indicator, {})[code] = (earlier, figure)
    return pairs


def _figures(frame: pd.DataFrame) -> dict[tuple[str, str], Figure]:
    counted = frame[frame["basis"] != "persons"]
    return {
        (row.indicator, row.region_code): (
            Figure(int(row.value), None)
            if pd.isna(row.denominator)
            else Figure(int(row.numerator), int(row.denominator))
        )
        for row in counted.itertuples()
    }


def _more_overdue(
    connection: Connection, tree: RegionTree, scope: Scope, level: Level
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Overdue indicator → the places one level below with more cases than a month ago."""
    if level is Level.VILLAGE:
        return {}
    below = Level.TOWNSHIP if level is Level.COUNTY else Level.VILLAGE
    overdue = [watched for watched in WATCHED if watched.overdue]
    pairs = _before_and_after(connection, overdue, scope, below)
    return {
        indicator: tuple(
            sorted(
                (
                    (tree.by_code[code].name, after.numerator - before.numerator)
                    for code, (before, after) in of_places.items()
                    if after.numerator > before.numerator
                ),
                key=lambda place: -place[1],
            )
        )
        for indicator, of_places in pairs.items()
    }
