"""How many households meet each condition, place by place."""

from collections import Counter

import pandas as pd
from sqlalchemy import Connection, func, select

from data.regions import regions_on
from queries import parameters
from queries.exit_checklist.conditions import CONDITIONS, Tick, Whom
from queries.exit_checklist.ticks import STANDING, ticked
from queries.measure import places_of
from queries.rules import rules_by_place
from queries.scope import Level, Scope

OVERALL = "overall"
COLUMNS = ["region_code", "region", "condition", *Tick]
_NAMES = {**{name: name for name in CONDITIONS}, STANDING: OVERALL}


def checklist(connection: Connection, scope: Scope, level: Level, whom: Whom) -> pd.DataFrame:
    """One row a region of the level and condition, zeros included, of COLUMNS: households.

    Of the condition OVERALL, `not_met` counts who fails one condition or more, `unknown` who
    fails none but of whom one is not known or on the boundary. Raises what `measure` raises.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    counts: Counter[tuple[str, str, str]] = Counter()
    for rules, codes in rules_by_place(connection, tree, scope).items():
        values = parameters.values(scope, level, rules) | {"codes": codes}
        tick = ticked(whom, rules, scope.as_of).subquery("ticked").c
        columns = [tick[name] for name in _NAMES]
        counted = select(tick.region_code, *columns, func.count()).group_by(
            tick.region_code, *columns
        )
        for code, *found, count in connection.execute(counted, values):
            if place := home.get(code):
                for name, answer in zip(_NAMES.values(), found, strict=True):
                    counts[place, name, answer] += count
    rows = [
        [place.code, place.name, name, *(counts[place.code, name, tick] for tick in Tick)]
        for place in places
        for name in _NAMES.values()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
