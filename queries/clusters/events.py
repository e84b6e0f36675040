"""What may cluster: households taken in, and what announces them, by place, risk and day."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, Row, func, select

from data.models import (
    department_alerts,
    episodes,
    household_versions,
    households,
    person_versions,
    procedures,
)
from queries.clusters.announced import risks_announced
from queries.subjects.versions import in_force, seen


class Source(StrEnum):
    INCLUDED = "included"  # 新纳入
    ANNOUNCED = "announced"  # clues of 纳入 procedures and departments' alerts

    @property
    def title(self) -> str:
        return {"included": "新纳入", "announced": "线索和部门预警"}[self]


class Event(NamedTuple):
    """Something that happened to a household on a day, or within a month: first to last.

    `household` is its id, or the number of an alert about somebody in no register. The risks
    are those that the export in force on D states; an announcement may have none yet.
    """

    region_code: str
    household: int | str
    risks: frozenset[str]
    first: date
    last: date


def events(connection: Connection, source: Source, since: date, day: date) -> list[Event]:
    """Those from `since` to D, as seen on D, by any household of the database."""
    if source is Source.INCLUDED:
        return list(_inclusions(connection, since, day))
    return [*_clues(connection, since, day), *_alerts(connection, since, day)]


def _inclusions(connection: Connection, since: date, day: date) -> Iterator[Event]:
    e, h = episodes.c, household_versions.c
    rows = connection.execute(
        select(h.village_code, e.household_id, h.risks, e.included_on, e.included_last)
        .join(household_versions, in_force(household_versions, day, of=e.household_id))
        .where(seen(episodes, day), e.included_last >= since, e.included_on <= day)
    )
    return _told(rows)


def _clues(connection: Connection, since: date, day: date) -> Iterator[Event]:
    p, h = procedures.c, household_versions.c
    rows = connection.execute(
        select(h.village_code, p.household_id, h.risks, p.clue_on, p.clue_on)
        .join(household_versions, in_force(household_versions, day, of=p.household_id))
        .where(p.procedure_type == "纳入", p.clue_on.between(since, day))
    )
    return _told(rows)


def _told(rows: Iterable[Row]) -> Iterator[Event]:
    for region_code, household, risks, first, last in rows:
        yield Event(region_code, household, risks or frozenset(), first, last)


def _alerts(connection: Connection, since: date, day: date) -> Iterator[Event]:
    """By the place of the household they are about, where there is one; else as stated."""
    a, h, p = department_alerts.c, household_versions.c, person_versions.c
    member = (
        select(func.min(p.household_id))
        .where(p.identity_hash == a.identity_hash, in_force(person_versions, day))
        .scalar_subquery()
    )
    about = func.coalesce(households.c.id, member)
    rows = connection.execute(
        select(
            func.coalesce(h.village_code, a.region_code),
            h.household_id,
            a.alert_no,
            a.department,
            a.alert_type,
            a.pushed_on,
        )
        .select_from(department_alerts)
        .outerjoin(households, households.c.household_no == a.household_no)
        .outerjoin(household_versions, in_force(household_versions, day, of=about))
        .where(a.pushed_on.between(since, day))
    )
    for region_code, household, alert_no, department, alert_type, pushed_on in rows:
        risks = risks_announced(department, alert_type)
        yield Event(region_code or "", household or alert_no, risks, pushed_on, pushed_on)
