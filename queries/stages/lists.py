"""The procedures behind `held` and `publicity_under_way`, household by household, masked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, select

from data.plans import DayKind, Limits
from data.regions import regions_on
from queries import households, parameters
from queries.indicators.declaration import Columns
from queries.measure import places_of
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.stages.deadlines import Deadline, Deadlines
from queries.stages.held import INCLUSION, urgency
from queries.stages.publicity import ending, under_way
from queries.stages.steps import CLUE, DAY_COLUMNS, waiting_for
from queries.subjects.procedures import procedures_on_day

HELD_COLUMNS = [
    "缓急",
    "在谁手里",
    "等待环节",
    "线索发现日期",
    "已用天数",
    "时限",
    "截止日",
    "天数按",
]
PUBLICITY_COLUMNS = ["何时期满", "程序类型", "公示开始日期", "期满日期", "天数按"]


@dataclass(frozen=True)
class _Found:
    """A masked household with what its procedure says, and the limits that hold there."""

    household: Sequence[Any]
    evidence: Sequence[Any]
    limits: Limits


def held_list(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every inclusion under way with the day it is due, the longest open first.

    Grain: one row a procedure whose household the viewer may read; columns are headings,
    those of `households_behind` and HELD_COLUMNS.
    """
    found = list(_found(connection, scope, _is_open_inclusion, ("days_open", *DAY_COLUMNS)))
    deadlines = Deadlines(connection, min((f.evidence[1] for f in found), default=scope.as_of))
    rows = []
    for each in found:
        days_open, *days = each.evidence
        limit, kind = each.limits.inclusion_days, each.limits.inclusion_kind
        step = waiting_for(days)
        deadline = deadlines.after(days[DAY_COLUMNS.index(CLUE)], limit, kind)
        state = urgency(days_open, limit)
        own = [state.title, step.holder.value, step.title, days[0], days_open, limit, deadline.day]
        rows.append([*each.household, *own, _counted_as(kind, deadline)])
    frame = pd.DataFrame(rows, columns=[*households.COLUMNS, *HELD_COLUMNS])
    return frame.sort_values("已用天数", ascending=False, kind="stable", ignore_index=True)


def publicity_list(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Procedures in 公示, the first to have lasted long enough first.

    Grain: one row a procedure whose household the viewer may read; columns are headings,
    those of `households_behind` and PUBLICITY_COLUMNS.
    """
    found = list(_found(connection, scope, under_way, ("procedure_type", "publicity_from_on")))
    deadlines = Deadlines(connection, min((f.evidence[1] for f in found), default=scope.as_of))
    rows = []
    for each in found:
        procedure_type, first = each.evidence
        kind = each.limits.publicity_kind
        last = deadlines.last_of(first, each.limits.publicity_days, kind)
        when = ending(last.day, scope.as_of).title
        own = [when, procedure_type, first, last.day, _counted_as(kind, last)]
        rows.append([*each.household, *own])
    frame = pd.DataFrame(rows, columns=[*households.COLUMNS, *PUBLICITY_COLUMNS])
    return frame.sort_values("期满日期", kind="stable", ignore_index=True)


def _is_open_inclusion(procedure: Columns) -> ColumnElement[bool]:
    return and_(procedure.procedure_type == INCLUSION, procedure.status == "在办")


def _counted_as(kind: DayKind, deadline: Deadline) -> str:
    return kind.title if deadline.is_known else f"{kind.title}（按星期推算）"


def _found(
    connection: Connection, scope: Scope, condition: Any, evidence: Sequence[str]
) -> Iterator[_Found]:
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    readable = households.readable_places(tree, scope)
    width = len(households.COLUMNS)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        procedure = procedures_on_day(rules).c
        columns = (procedure[name].label(f"evidence_{name}") for name in evidence)
        matched = (
            select(procedure.household_id, *columns)
            .where(condition(procedure), procedure.region_code.in_(readable.intersection(codes)))
            .cte("matched")
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        rows = connection.execute(households.with_household(matched), values).all()
        for shown in households.shown(connection, rows, tree):
            yield _Found(shown[:width], shown[width:], rules.limits)
