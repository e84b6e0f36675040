"""Indicators at the place on screen and at its parts, as pages compose them."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from pages.components import scope as scopes
from pages.components import store
from pages.components.number import Figure
from pages.components.places import Place
from queries.flags.flag import Flag, Grade
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.scope import Level, Scope
from queries.statistics.funnel import SMALLEST_DENOMINATOR
from queries.statistics.intervals import poisson, wilson

PRINTED = {
    "region_code": "行政区划代码",
    "region": "地区",
    "indicator": "指标",
    "numerator": "分子",
    "denominator": "分母",
    "value": "数值",
    "unmeasurable": "无法判定",
}


def here(ids: Sequence[str], scope: Scope) -> dict[str, list[Figure]]:
    """Each indicator at the scope's own place, on its bases, households first."""
    frame = store.ask(measure, tuple(ids), scope, scopes.level_of(scope))
    found: dict[str, list[Figure]] = {name: [] for name in ids}
    for row in frame.itertuples():
        found[row.indicator].append(
            Figure(
                row.indicator,
                row.basis,
                row.numerator,
                row.denominator,
                row.value,
                row.unmeasurable,
            )
        )
    return found


def parts(ids: Sequence[str], scope: Scope, level: Level) -> pd.DataFrame:
    """Each indicator at every place of the level within the scope, by households or items."""
    frame = store.ask(measure, tuple(ids), scope, level)
    return frame[frame["basis"] != "persons"]


def a_month_before(scope: Scope) -> Scope:
    """The same question on the same day of the month before, or that month's last day.

    The period begins as it did, or where that would lie ahead, on 1 January of that year.
    """
    day = (pd.Timestamp(scope.as_of) - pd.DateOffset(months=1)).date()
    return scope.on(day, scope.period_start if scope.period_start <= day else None)


def as_places(frame: pd.DataFrame, flags: Iterable[Flag] = ()) -> list[Place]:
    """Rows of one indicator with their 95 % intervals, and the grade of a place's flag."""
    grades = {flag.region_code: str(flag.grade) for flag in flags}
    return [_place(row, grades.get(row.region_code)) for row in frame.itertuples()]


def _place(row, grade: str | None) -> Place:
    numerator, denominator = int(row.numerator), int(row.denominator)
    said = f"{numerator:,} / {denominator:,}"
    if not denominator:
        return Place(row.region_code, row.region, None, None, None, said, grade)
    if (per := INDICATORS[row.indicator].per) > 1:
        low, high = (bound * per / denominator for bound in poisson(numerator))
    else:
        low, high = wilson(numerator, denominator)
    if denominator < SMALLEST_DENOMINATOR:
        grade = str(Grade.TOO_FEW)
    return Place(row.region_code, row.region, row.value, low, high, said, grade)


def notes(ids: Iterable[str]) -> list[str]:
    """What a download says of the indicators in it."""
    return [
        f"{INDICATORS[name].title}：{INDICATORS[name].definition}（依据：{INDICATORS[name].clause}）"
        for name in ids
    ]


def printed(frame: pd.DataFrame) -> pd.DataFrame:
    """`measure`'s rows as a list to take along."""
    titles = frame["indicator"].map(lambda name: INDICATORS[name].title)
    return headed(frame.assign(indicator=titles), PRINTED)


def headed(frame: pd.DataFrame, headings: Mapping[str, str]) -> pd.DataFrame:
    """The columns named in `headings`, under their Chinese headings, in that order."""
    return frame[list(headings)].rename(columns=dict(headings))
