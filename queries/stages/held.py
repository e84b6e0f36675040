"""Inclusions under way on D: overdue, due soon or within time, by who holds them now."""

from collections import Counter
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.measure import places_of
from queries.scope import Level, Scope
from queries.stages.courses import courses
from queries.stages.steps import Holder, waiting_for

INCLUSION = "纳入"
COLUMNS = ["region_code", "region", "holder", "overdue", "due_soon", "in_time"]


class Urgency(StrEnum):
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"

    @property
    def title(self) -> str:
        return {"overdue": "已超期", "due_soon": "临期", "in_time": "时限内"}[self.value]


def urgency(days_open: int, limit: int) -> Urgency:
    """Due soon from 0.8 of the limit on, the limit itself included."""
    if days_open > limit:
        return Urgency.OVERDUE
    return Urgency.DUE_SOON if days_open * 5 >= limit * 4 else Urgency.IN_TIME


def held(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Open inclusions: one row a region of the level and holder, zeros included, of COLUMNS.

    The first two counts add up to `inclusion_overdue` and `inclusion_due_soon`.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    counts: Counter[tuple[str, Holder, Urgency]] = Counter()
    for course in courses(connection, scope, INCLUSION):
        if course.status == "在办" and course.region_code in home:
            state = urgency(course.days_open, course.limits.inclusion_days)
            holder = waiting_for(course.days).holder
            counts[home[course.region_code], holder, state] += course.count
    rows = [
        [
            place.code,
            place.name,
            holder.value,
            *(counts[place.code, holder, each] for each in Urgency),
        ]
        for place in places
        for holder in Holder
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
