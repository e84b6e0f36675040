"""Problems not yet put right whose day has passed or falls within a week, and whose they are."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Select, bindparam, literal, null, select
from sqlalchemy.types import Date

from data.identity import masked_name
from data.models import households
from data.regions import RegionTree, regions_on
from queries.households import readable_places
from queries.measure import places_of
from queries.parameters import CODES
from queries.scope import Level, Scope
from queries.subjects.problems import area_problems_on_day, household_problems_on_day

WITHIN_DAYS = 7
UNTIL = bindparam("until", type_=Date)
HEADINGS = [
    "缓急",
    "层面",
    "乡镇",
    "村",
    "户编号",
    "问题类型",
    "具体内容",
    "发现来源",
    "责任单位",
    "责任人",
    "整改时限",
]


def problems_due(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a problem under HEADINGS, the earliest 整改时限 first; names masked, and what
    the viewer may not read left out."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    until = scope.as_of + timedelta(days=WITHIN_DAYS)
    values = {
        "as_of": scope.as_of,
        "until": until,
        "codes": list(readable_places(tree, scope)),
    }
    found = [
        row
        for statement in (_of_households(), _of_areas())
        for row in connection.execute(statement, values)
    ]
    found.sort(key=lambda row: (row.due_on, row.region_code, row.content))
    return pd.DataFrame(_shown(found, tree), columns=HEADINGS, dtype=object)


def _shown(found: list[Row], tree: RegionTree) -> Iterator[tuple[Any, ...]]:
    for row in found:
        township = tree.ancestor(row.region_code, Level.TOWNSHIP)
        village = tree.ancestor(row.region_code, Level.VILLAGE)
        yield (
            "已超期" if row.is_overdue else f"{WITHIN_DAYS}天内到期",
            row.kind,
            township.name if township else None,
            village.name if village else None,
            row.household_no,
            row.problem_type,
            row.content,
            row.found_by,
            row.responsible_unit,
            masked_name(row.responsible_person) or None,
            row.due_on,
        )


def _of_households() -> Select:
    problem = household_problems_on_day()
    return (
        select(problem, households.c.household_no, literal("户内").label("kind"))
        .outerjoin(households, households.c.id == problem.c.household_id)
        .where(~problem.c.is_done, problem.c.due_on <= UNTIL, problem.c.region_code.in_(CODES))
    )


def _of_areas() -> Select:
    problem = area_problems_on_day()
    return select(problem, null().label("household_no"), literal("面上").label("kind")).where(
        ~problem.c.is_done, problem.c.due_on <= UNTIL, problem.c.region_code.in_(CODES)
    )
