"""公示 under way on D: when each has been long enough, by the plan's own days."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, func, select

from data.plans import DayKind
from data.regions import regions_on
from queries import parameters
from queries.indicators.declaration import Columns
from queries.measure import places_of
from queries.rules import Rules, rules_by_place
from queries.scope import Level, Scope
from queries.stages.deadlines import Deadlines
from queries.subjects.procedures import procedures_on_day

COLUMNS = ["region_code", "region", "kind", "past", "today", "this_week", "later"]


class Ending(StrEnum):
    """When a 公示 has lasted as long as the plan asks, seen from D."""

    PAST = "past"  # long enough already, but no 公示结束日期
    TODAY = "today"
    THIS_WEEK = "this_week"  # after today, up to Sunday
    LATER = "later"

    @property
    def title(self) -> str:
        titles = {"past": "已满未结束", "today": "今天", "this_week": "本周", "later": "以后"}
        return titles[self.value]


def ending(ends_on: date, as_of: date) -> Ending:
    if ends_on <= as_of:
        return Ending.TODAY if ends_on == as_of else Ending.PAST
    sunday = as_of + timedelta(days=6 - as_of.weekday())
    return Ending.THIS_WEEK if ends_on <= sunday else Ending.LATER


def publicity_under_way(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Procedures of every type in 公示: one row a region of the level and kind of days in
    force there, zeros included, of COLUMNS; `kind` is 自然日 or 工作日.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    counts: dict[tuple[str, DayKind], Counter[Ending]] = defaultdict(Counter)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        kind = rules.limits.publicity_kind
        for code in home.keys() & set(codes):
            counts[home[code], kind].update()
        for code, when, count in _begun(connection, scope, rules, codes):
            counts[home[code], kind][when] += count
    names = {place.code: place.name for place in places}
    rows = [
        [code, names[code], kind.title, *(found[each] for each in Ending)]
        for (code, kind), found in sorted(counts.items())
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _begun(
    connection: Connection, scope: Scope, rules: Rules, codes: Sequence[str]
) -> list[tuple[str, Ending, int]]:
    """Villages with what is in 公示 there, by when it will have lasted long enough."""
    procedure = procedures_on_day(rules.shape).c
    statement = (
        select(procedure.region_code, procedure.publicity_from_on, func.count())
        .where(under_way(procedure), procedure.region_code.in_(codes))
        .group_by(procedure.region_code, procedure.publicity_from_on)
    )
    rows = connection.execute(statement, parameters.values(scope, Level.VILLAGE, rules)).all()
    deadlines = Deadlines(connection, min((first for _, first, _ in rows), default=scope.as_of))
    days, kind = rules.limits.publicity_days, rules.limits.publicity_kind
    return [
        (code, ending(deadlines.last_of(first, days, kind).day, scope.as_of), count)
        for code, first, count in rows
    ]


def under_way(procedure: Columns) -> ColumnElement[bool]:
    """A procedure is in 公示 on D: begun, not ended, and nothing after it done yet."""
    return and_(
        procedure.status == "在办",
        procedure.publicity_from_on.is_not(None),
        procedure.publicity_to_on.is_(None),
        procedure.township_review_on.is_(None),
        procedure.county_approval_on.is_(None),
    )
