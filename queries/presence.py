"""Villages and townships that lack a monitor or a monthly meeting."""

import pandas as pd
from sqlalchemy import Connection, or_, select

from data.regions import regions_on
from queries import parameters
from queries.measure import places_of
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.subjects.presence import presence_on_day

HEADINGS = ["乡镇", "村", "防贫监测信息员(人)", "应有(人)", "已开会月数", "应开会月数"]
NEEDED = {True: 1, False: 2}  # whether a village: how many monitors


def places_lacking(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a place, by code, under HEADINGS: fewer monitors than needed, or a full month of
    the period without its 综合研判 (a village) or 部门联席会 (a township)."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    place = presence_on_day().c
    statement = select(place).where(
        or_(place.is_village, place.is_township), place.region_code.in_(parameters.CODES)
    )
    rows = []
    for rules, codes in rules_by_place(connection, tree, scope).items():
        values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": codes}
        for row in connection.execute(statement, values):
            met = row.study_months if row.is_village else row.joint_months
            needed = NEEDED[bool(row.is_village)]
            if row.monitors < needed or met < row.full_months:
                township = tree.ancestor(row.region_code, Level.TOWNSHIP)
                village = tree.by_code[row.region_code].name if row.is_village else None
                rows.append(
                    (
                        row.region_code,
                        township.name if township else None,
                        village,
                        row.monitors,
                        needed,
                        met,
                        row.full_months,
                    )
                )
    return pd.DataFrame([row[1:] for row in sorted(rows)], columns=HEADINGS, dtype=object)
