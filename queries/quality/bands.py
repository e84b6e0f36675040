"""How many there are in each band of age or of days, by place."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from data.regions import regions_on
from queries.measure import add_up, places_of
from queries.parameters import CODES
from queries.quality.check import Group
from queries.quality.counting import executed
from queries.quality.population import P, is_at_least, is_younger, of_persons
from queries.quality.posts import YOUNGEST, holds_post
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.subjects.doubts import doubts_on_day
from queries.subjects.updates import updates_on_day

DAYS = (7, 15, 30, 60)
AGES = (70, 65, 60)
UNKNOWN = "未填出生日期"


@dataclass(frozen=True)
class Bands:
    """`rows` selects region_code and the band of each thing; `labels` are all bands in order."""

    title: str
    group: Group
    unit: str
    labels: tuple[str, ...]
    rows: Callable[[], Select[Any]]


def _day_labels() -> tuple[str, ...]:
    starts = (0, *(days + 1 for days in DAYS))
    return (*(f"{a}至{b}天" for a, b in zip(starts, DAYS, strict=False)), f"{DAYS[-1]}天以上")


def _by_days(days: ColumnElement[int]) -> ColumnElement[str]:
    *bounded, longest = _day_labels()
    return case(
        *((days <= most, label) for most, label in zip(DAYS, bounded, strict=True)), else_=longest
    )


def _doubts() -> Select[Any]:
    d = doubts_on_day(()).c
    return select(d.region_code, _by_days(d.days_open).label("band")).where(~d.is_verified)


def _updates() -> Select[Any]:
    u = updates_on_day(()).c
    return select(u.region_code, _by_days(u.days_waiting).label("band")).where(~u.is_reviewed)


def _age_labels() -> tuple[str, ...]:
    return (
        f"未满{YOUNGEST}岁", f"{YOUNGEST}至{AGES[2] - 1}岁",
        f"{AGES[2]}至{AGES[1] - 1}岁", f"{AGES[1]}至{AGES[0] - 1}岁", f"{AGES[0]}岁以上", UNKNOWN,
    )  # fmt: skip


def _holders() -> Select[Any]:
    children, grown, *older, unknown = _age_labels()
    band = case(
        (P.born_on.is_(None), unknown),
        (is_younger(P, YOUNGEST), children),
        *((is_at_least(P, age), label) for age, label in zip(AGES, reversed(older), strict=True)),
        else_=grown,
    )
    return of_persons(band.label("band")).where(holds_post(P))


BANDS = (
    Bands("在公益性岗位的人，按年龄", Group.POSTS, "人", _age_labels(), _holders),
    Bands("尚未核实的疑点，按已下发天数", Group.REVIEWS, "件", _day_labels(), _doubts),
    Bands("尚未审核的信息更新，按已等待天数", Group.REVIEWS, "件", _day_labels(), _updates),
)


def in_bands(connection: Connection, number: int, scope: Scope, level: Level) -> pd.DataFrame:
    """BANDS[number] in every region of the level within the scope.

    One row a region: region_code, region, and a count under each of the labels.
    """
    bands = BANDS[number]
    tree = regions_on(connection, scope.as_of)
    rows = bands.rows().subquery("banded")
    statement = (
        select(rows.c.region_code, rows.c.band, func.count())
        .where(rows.c.region_code.in_(CODES))
        .group_by(rows.c.region_code, rows.c.band)
    )
    ruled = rules_by_place(connection, tree, scope)
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for code, band, times in executed(connection, statement, scope, ruled):
        counted[code][band] = times
    places = places_of(tree, scope, level)
    sums = add_up(counted, tree, {place.code for place in places})
    return pd.DataFrame(
        [(p.code, p.name, *(sums[p.code].get(label, 0) for label in bands.labels)) for p in places],
        columns=["region_code", "region", *bands.labels],
    )
