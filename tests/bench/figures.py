"""The same figures by `queries.measure` and by hand-written SQL: first equal, then timed."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from queries.measure import measure
from queries.scope import Level, Scope, default_scope
from tests.bench.raw_sql import PAGES
from tests.bench.spread import Spread

# (indicator, basis, part, township) -> count
Counts = dict[tuple[str, str, str, str], int]


@dataclass(frozen=True)
class Compared:
    """Seconds for one page's figures of every township."""

    title: str
    indicators: int
    ours: Spread
    raw: Spread


def compare_figures(engine: Engine, repeats: int) -> list[Compared]:
    with engine.connect() as connection:
        scope = default_scope(connection)
    raw = sqlite3.connect(f"file:{engine.url.database.removeprefix('file:')}?mode=ro", uri=True)
    try:
        return [_compare(engine, raw, scope, title, repeats) for title in PAGES]
    finally:
        raw.close()


def _compare(
    engine: Engine, raw: sqlite3.Connection, scope: Scope, title: str, repeats: int
) -> Compared:
    by_hand = counts_by_hand(raw, PAGES[title], scope)
    ids = sorted({indicator for indicator, *_ in by_hand})

    def ask() -> Counts:
        with engine.connect() as connection:
            return counts_by_measure(connection, ids, scope)

    ours = {key: count for key, count in ask().items() if key in by_hand}
    assert ours == by_hand, _difference(ours, by_hand)
    return Compared(
        title,
        len(ids),
        _timed(ask, repeats),
        _timed(lambda: counts_by_hand(raw, PAGES[title], scope), repeats),
    )


def counts_by_hand(raw: sqlite3.Connection, statement: str, scope: Scope) -> Counts:
    days = {"day": scope.as_of.isoformat(), "start": scope.period_start.isoformat()}
    cursor = raw.execute(statement, days)
    columns = [name for name, *_ in cursor.description]
    counts: Counts = {}
    for township, *values in cursor:
        for column, value in zip(columns[1:], values, strict=True):
            indicator, *marks = column.split("__")
            basis = "persons" if "p" in marks else "all"
            part = {"n": "numerator", "d": "denominator"}.get(marks[0] if marks else "", "value")
            counts[indicator, basis, part, township] = int(value or 0)
    return counts


def counts_by_measure(connection: Any, ids: list[str], scope: Scope) -> Counts:
    counts: Counts = {}
    for row in measure(connection, ids, scope, Level.TOWNSHIP).itertuples():
        basis = "persons" if row.basis == "persons" else "all"
        for part in ("numerator", "denominator", "value"):
            value = getattr(row, part)
            if pd.notna(value) and value == int(value):
                counts[row.indicator, basis, part, row.region_code] = int(value)
    return counts


def _difference(ours: Counts, by_hand: Counts) -> str:
    return "\n".join(
        f"{key}: {ours.get(key)}, by hand {count}"
        for key, count in by_hand.items()
        if ours.get(key) != count
    )


def _timed(work: Callable[[], Any], repeats: int) -> Spread:
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return Spread(tuple(seconds))
