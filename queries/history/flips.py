"""属性反复修改 (`attribute_flips`): the category changed twice or more between exports in the
twelve months up to D."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import CTE, Connection, Row, Select, func, select

from data.models import household_versions
from data.regions import regions_on
from queries.calendar import months_later
from queries.households import COLUMNS as HOUSEHOLD_COLUMNS
from queries.households import readable_places, shown, with_household
from queries.scope import Scope
from queries.subjects.flips import AT_LEAST, category_changes
from queries.subjects.versions import in_force

BLANK = "无"
COLUMNS = ("户编号", "户主", "乡镇", "村", "变化次数", "何时起", "变化经过")


def _found(changed: CTE, scope: Scope, codes: set[str]) -> Select[tuple[int, int]]:
    """Households with enough changes, in places of `codes` on the scope's day."""
    v = household_versions.c
    of_household = in_force(household_versions, scope.as_of, of=changed.c.household_id)
    return (
        select(changed.c.household_id, func.count().label("evidence_changes"))
        .join(household_versions, of_household)
        .where(v.village_code.in_(codes))
        .group_by(changed.c.household_id)
        .having(func.count() >= AT_LEAST)
    )


def attribute_flips(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a household, by place and 户编号, with the number of changes, since when there
    are too many, and the changes themselves; columns are COLUMNS. Names are masked."""
    tree = regions_on(connection, scope.as_of)
    changed = category_changes()
    on_day = {"as_of": scope.as_of, "year_ago": months_later(scope.as_of, -12)}
    found = _found(changed, scope, readable_places(tree, scope))
    courses = _courses(connection, changed, found, on_day)
    matched = found.add_columns(changed.c.household_id.label("evidence_household")).cte("matched")
    rows = connection.execute(with_household(matched), on_day).all()
    listed = []
    for *told, changes, household_id in shown(connection, rows, tree):
        who = dict(zip(HOUSEHOLD_COLUMNS, told, strict=True))
        listed.append([*(who[name] for name in COLUMNS[:4]), changes, *courses[household_id]])
    return pd.DataFrame(listed, columns=COLUMNS, dtype=object)


def _courses(
    connection: Connection, changed: CTE, found: Select, on_day: dict[str, date]
) -> dict[int, tuple]:
    """The day of the change that made it one too many, and all changes in words."""
    query = (
        select(changed)
        .where(changed.c.household_id.in_(select(found.subquery().c.household_id)))
        .order_by(changed.c.household_id, changed.c.valid_from)
    )
    steps: dict[int, list] = {}
    for row in connection.execute(query, on_day):
        steps.setdefault(row.household_id, []).append(row)
    return {id_: (rows[AT_LEAST - 1].valid_from, _course(rows)) for id_, rows in steps.items()}


def _course(rows: Sequence[Row]) -> str:
    """脱贫不稳定户 →（2023-06-30）突发严重困难户 →（2023-09-25）脱贫不稳定户"""
    told = "".join(f" →（{row.valid_from}）{row.monitored_category or BLANK}" for row in rows)
    return (rows[0].left or BLANK) + told
