"""Whose households were not visited in the last full month."""

from collections import defaultdict

import pandas as pd
from sqlalchemy import Connection, func, select

from data.identity import masked_name
from data.models import household_versions
from data.regions import regions_on
from queries.calendar import last_full_month, months_later
from queries.households import readable_places
from queries.measure import places_of
from queries.parameters import AS_OF, CODES
from queries.scope import Level, Scope
from queries.subjects.versions import in_force
from queries.subjects.visits import visits_of_month

NOBODY = "（未填）"


def missed_by_contact(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a 监测联系人 (masked) and village with anybody missed, most missed first.

    Columns 监测联系人, 乡镇, 村, 应走访户, 未走访户. One name in two villages is two rows.
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    month = last_full_month(scope.as_of)
    due, v = visits_of_month(), household_versions
    statement = (
        select(
            due.c.region_code, v.c.contact_person, due.c.is_visited, func.count().label("number")
        )
        .join(v, in_force(v, AS_OF, of=due.c.household_id))
        .where(due.c.region_code.in_(CODES))
        .group_by(due.c.region_code, v.c.contact_person, due.c.is_visited)
    )
    values = {
        "as_of": scope.as_of,
        "month_start": month,
        "month_after": months_later(month, 1),
        "codes": list(readable_places(tree, scope)),
    }
    counted: dict[tuple[str, str | None], dict[bool, int]] = defaultdict(
        lambda: {True: 0, False: 0}
    )
    for row in connection.execute(statement, values):
        counted[row.region_code, row.contact_person][bool(row.is_visited)] += row.number
    rows = []
    for (code, name), number in counted.items():
        township = tree.ancestor(code, Level.TOWNSHIP)
        place = (township.name if township else None, tree.by_code[code].name)
        if number[False]:
            rows.append(
                (
                    code,
                    name or "",
                    masked_name(name) or NOBODY,
                    *place,
                    sum(number.values()),
                    number[False],
                )
            )
    rows.sort(key=lambda row: (-row[-1], *row[:2]))
    return pd.DataFrame(
        [row[2:] for row in rows], columns=["监测联系人", "乡镇", "村", "应走访户", "未走访户"]
    )
