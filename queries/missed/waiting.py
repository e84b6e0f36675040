"""Inclusions that stand still (三等), by the step that they wait for."""

from collections import Counter

import pandas as pd
from sqlalchemy import Connection, func, select

from data.regions import regions_on
from queries import parameters
from queries.findings import FINDINGS
from queries.headings import heading
from queries.measure import places_of
from queries.missed.listing import missed_list
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.stages.steps import DAY_COLUMNS, STEPS, waiting_for
from queries.subjects.procedures import procedures_on_day

COLUMNS = ["region_code", "region", *(step.id for step in STEPS)]


def stuck_by_step(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """Grain: one row a region of the level within the scope, zeros included; a column a step,
    how many inclusions wait for it. Raises UnknownRegion and PlanError."""
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    counts: Counter[tuple[str, str]] = Counter()
    for rules, codes in rules_by_place(connection, tree, scope).items():
        procedure = procedures_on_day(rules.shape).c
        columns = [procedure.region_code, *(procedure[name] for name in DAY_COLUMNS)]
        stuck = (
            select(*columns, func.count())
            .where(FINDINGS["stuck"].where.where(procedure), procedure.region_code.in_(codes))
            .group_by(*columns)
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        for code, *days, count in connection.execute(stuck, values):
            if code in home:
                counts[home[code], waiting_for(days).id] += count
    rows = [
        [place.code, place.name, *(counts[place.code, step.id] for step in STEPS)]
        for place in places
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def stuck_list(connection: Connection, scope: Scope) -> pd.DataFrame:
    """`missed_list` of them with the step and who holds it, the longest standstill first."""
    frame = missed_list(connection, "stuck", scope)
    days = frame[[heading(name) for name in DAY_COLUMNS]].itertuples(index=False)
    steps = [waiting_for([None if pd.isna(day) else day for day in row]) for row in days]
    frame = frame.assign(
        等待环节=[step.title for step in steps], 在谁手里=[step.holder.value for step in steps]
    )
    longest = heading("days_since_stage")
    return frame.sort_values(longest, ascending=False, kind="stable", ignore_index=True)
