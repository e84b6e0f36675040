"""The situations of the plan (触发情形) as groups of households: who of them was looked at.

A household is in a group by what is registered of it or by 触发情形 of the round's screening;
a situation for which the plan gives no number has the latter alone.
"""

from collections import defaultdict
from functools import lru_cache

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    or_,
    select,
)

from data.models import episodes, household_versions, screenings
from data.regions import regions_on
from queries import parameters
from queries.households import COLUMNS, readable_places, shown, with_household
from queries.measure import add_up, places_of
from queries.parameters import AS_OF, CODES, PLAN
from queries.rules import Shape, rules_by_place
from queries.scope import Level, Scope
from queries.subjects.procedures import was_proposed
from queries.subjects.triggers import CONDITIONS
from queries.subjects.versions import by_day, in_force, seen
from queries.triggers import Slot, title_of

# Where a household of a group stands on D, the first that holds.
STANDINGS = {
    "monitored": "在监测",
    "proposed": "启动过纳入程序",
    "ticked_yes": "已排查勾“是”未启动",
    "ticked_no": "已排查勾“否”",
    "visited": "已排查未勾",
    "left_out": "没有排查",
}
WORRYING = ("ticked_yes", "ticked_no", "visited", "left_out")


def groups_by_place(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Grain: one row a situation of a plan in force in the scope and region of the level, zeros
    included; columns `trigger`, `region_code`, `region`, `households` and STANDINGS, which
    add up to it. Raises UnknownRegion and PlanError."""
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    counted: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    names: dict[str, None] = {}
    for rules, codes in rules_by_place(connection, tree, scope).items():
        triggers = [trigger.name for trigger in rules.plan.triggers] if rules.plan else []
        names |= dict.fromkeys(triggers)
        if not triggers:
            continue
        values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": codes}
        for code, standing, *counts in connection.execute(_counted(rules.shape), values):
            for name, count in zip(triggers, counts, strict=True):
                counted[code][name, standing] += count
    sums = add_up(counted, tree, {place.code for place in places})
    rows = [
        [name, place.code, place.name, sum(own), *own]
        for name in names
        for place in places
        for own in [[sums[place.code][name, standing] for standing in STANDINGS]]
    ]
    columns = ["trigger", "region_code", "region", "households", *STANDINGS]
    return pd.DataFrame(rows, columns=columns)


def added_up(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a situation: `groups_by_place` of all these places together, which lie beside each
    other. Columns `trigger`, `households` and STANDINGS."""
    columns = ["households", *STANDINGS]
    return parts.groupby("trigger", sort=False)[columns].sum().reset_index()


def group_list(connection: Connection, scope: Scope, trigger: str) -> pd.DataFrame:
    """The households of one group that are neither monitored nor were ever proposed, masked.

    Grain: one row a household that the viewer may read; columns are headings: those of
    `households_behind`, where it stands, 入户日期. Raises UnknownRegion and PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    readable = readable_places(tree, scope)
    rows = []
    for rules, codes in rules_by_place(connection, tree, scope).items():
        names = [one.name for one in rules.plan.triggers] if rules.plan else []
        if trigger not in names:
            continue
        household = _households(rules.shape).subquery("grouped")
        matched = (
            select(
                household.c.household_id,
                household.c.standing.label("evidence_standing"),
                household.c.visited_on.label("evidence_visited_on"),
            )
            .where(
                household.c[_flag(names.index(trigger))] == 1,
                household.c.standing.in_(WORRYING),
                household.c.region_code.in_(readable.intersection(codes)),
            )
            .cte("matched")
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        rows += connection.execute(with_household(matched), values)
    headings = [*COLUMNS, "排查情况", "入户日期"]
    frame = pd.DataFrame(shown(connection, rows, tree), columns=headings, dtype=object)
    return frame.assign(排查情况=frame["排查情况"].map(STANDINGS))


@lru_cache(maxsize=16)
def _counted(shape: Shape) -> Select:
    household = _households(shape).subquery("grouped")
    flags = [household.c[_flag(number)] for number in range(len(shape.triggers))]
    return (
        select(household.c.region_code, household.c.standing, *(func.sum(flag) for flag in flags))
        .where(household.c.region_code.in_(CODES), or_(*(flag == 1 for flag in flags)))
        .group_by(household.c.region_code, household.c.standing)
    )


def _flag(trigger: int) -> str:
    return f"in_group_{trigger}"


def _households(shape: Shape) -> Select:
    """One row a household with its standing and, for each trigger, 1 if it is in the group."""
    v, s, e = household_versions.c, screenings.c, episodes.c
    return (
        select(
            v.household_id,
            v.village_code.label("region_code"),
            by_day(s.visited_on).label("visited_on"),
            _standing().label("standing"),
            *(
                case((_is_in(number, slots), 1), else_=0).label(_flag(number))
                for number, slots in enumerate(shape.triggers)
            ),
        )
        .select_from(household_versions)
        .outerjoin(screenings, and_(s.household_id == v.household_id, s.plan_id == PLAN))
        .outerjoin(
            episodes, and_(e.household_id == v.household_id, e.is_latest, seen(episodes, AS_OF))
        )
        .where(in_force(household_versions, AS_OF))
    )


def _is_in(number: int, slots: tuple[Slot, ...]) -> ColumnElement[bool]:
    s = screenings.c
    name = cast(bindparam(title_of(number), type_=Text), Text)
    is_stated = and_(s.visited_on <= AS_OF, cast(s.triggers, Text).contains("|" + name + "|"))
    return or_(
        func.coalesce(is_stated, false()),
        *(func.coalesce(CONDITIONS[slot.kind](slot), false()) for slot in slots),
    )


def _standing() -> ColumnElement[str]:
    s = screenings.c
    is_visited = s.visited_on <= AS_OF
    return case(
        (episodes.c.state.in_(("active", "eliminated")), "monitored"),
        (was_proposed(household_versions.c.household_id), "proposed"),
        (and_(is_visited, s.starts_procedure.is_(True)), "ticked_yes"),
        (and_(is_visited, s.starts_procedure.is_(False)), "ticked_no"),
        (is_visited, "visited"),
        else_="left_out",
    )
