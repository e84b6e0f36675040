"""The stages of the work plans in force: how many items are done, late and open, place by place."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from data.plans import MeetingItems, MonitorItems, Plan, Stage
from data.regions import Region, RegionTree, regions_on
from queries.measure import places_of
from queries.plans import plan_at
from queries.scope import Level, Scope
from queries.stage_items import item_days

DUE_SOON_DAYS = 3
COLUMNS = [
    "plan_id",
    "stage",
    "name",
    "starts_on",
    "due",
    "also_stated",
    "days_left",
    "clause",
    "note",
    "region_code",
    "region",
    "items",
    "on_time",
    "late",
    "open",
    "state",
]


class State(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    LATE = "late"


@dataclass(frozen=True)
class Items:
    on_time: int = 0
    late: int = 0
    open: int = 0

    def __add__(self, other: "Items") -> "Items":
        return Items(self.on_time + other.on_time, self.late + other.late, self.open + other.open)

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.open


def state_of(stage: Stage, items: Items, as_of: date) -> State:
    """A stage before its first day or without items isn't started, whatever its due day."""
    if (stage.starts_on and as_of < stage.starts_on) or items.total == 0:
        return State.NOT_STARTED
    if items.open == 0:
        return State.LATE if items.late else State.DONE
    if as_of > stage.due:
        return State.OVERDUE
    if (stage.due - as_of).days <= DUE_SOON_DAYS:
        return State.DUE_SOON
    return State.IN_PROGRESS


def timeline(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """One row a stage of the plans in force and region of the level, of COLUMNS.

    Sorted by region code, then in the plan's order. `days_left` is negative after `due`.
    Raises Refusal for an unknown plan or place.
    """
    tree = regions_on(connection, scope.as_of)
    listed = {region.code: region for region in places_of(tree, scope, level)}
    in_force = _plans_in_force(connection, scope, tree)
    rows: list[dict[str, object]] = []
    for plan in dict.fromkeys(in_force.values()):
        places = _Places(tree, [code for code, its_plan in in_force.items() if its_plan is plan])
        home = {code: _listed_at_or_above(code, tree, listed) for code in places.codes}
        regions = [region for code, region in listed.items() if code in set(home.values())]
        for stage in plan.stages:
            items = _items_by_place(connection, stage, plan, scope.as_of, places)
            summed = _sum_by(home, items)
            rows += [_row(plan, stage, scope.as_of, region, summed) for region in regions]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values("region_code", kind="stable", ignore_index=True)


def _plans_in_force(connection: Connection, scope: Scope, tree: RegionTree) -> dict[str, Plan]:
    """The plan of every region of the scope that has one, by region code."""
    plan_of = plan_at(connection, tree, scope)
    return {code: plan for code in tree.within(scope.region_code) if (plan := plan_of(code))}


@dataclass(frozen=True)
class _Places:
    """The regions under one plan."""

    tree: RegionTree
    codes: Sequence[str]

    def at(self, level: str) -> list[str]:
        return [code for code in self.codes if self.tree.by_code[code].level == level]


def _items_by_place(
    connection: Connection, stage: Stage, plan: Plan, as_of: date, places: _Places
) -> dict[str, Items]:
    """Items by the village or township they are counted for."""
    rows = connection.execute(_tally(stage, plan, as_of))
    found = {row.place: Items(row.on_time, row.late, row.open) for row in rows}
    if isinstance(stage.items, MeetingItems | MonitorItems):
        asked = [place for level in stage.items.levels for place in places.at(level)]
        return {place: found.get(place, Items(open=1)) for place in asked}
    return {place: found[place] for place in places.codes if place in found}


def _tally(stage: Stage, plan: Plan, as_of: date) -> Select:
    days = item_days(stage.items, plan, as_of).subquery()
    done_on = days.c.done_on

    def count(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0)).label(name)

    return select(
        days.c.place,
        count(done_on <= stage.due, "on_time"),
        count(done_on > stage.due, "late"),
        count(done_on.is_(None), "open"),
    ).group_by(days.c.place)


def _listed_at_or_above(code: str, tree: RegionTree, listed: Container[str]) -> str | None:
    """The region shown to which a place belongs; None for a place above all those shown."""
    place: str | None = code
    while place is not None and place not in listed:
        place = tree.parents.get(place)
    return place


def _sum_by(home: Mapping[str, str | None], by_place: Mapping[str, Items]) -> dict[str, Items]:
    summed: dict[str, Items] = {}
    for place, items in by_place.items():
        if region := home[place]:
            summed[region] = summed.get(region, Items()) + items
    return summed


def _row(
    plan: Plan, stage: Stage, as_of: date, region: Region, summed: Mapping[str, Items]
) -> dict[str, object]:
    items = summed.get(region.code, Items())
    return {
        "plan_id": plan.id,
        "stage": stage.id,
        "name": stage.name,
        "starts_on": stage.starts_on,
        "due": stage.due,
        "also_stated": stage.also_stated,
        "days_left": (stage.due - as_of).days,
        "clause": stage.clause,
        "note": stage.note,
        "region_code": region.code,
        "region": region.name,
        "items": items.total,
        "on_time": items.on_time,
        "late": items.late,
        "open": items.open,
        "state": state_of(stage, items, as_of),
    }
