"""What falls due in the next fourteen days, day by day and place by place."""

from collections import Counter
from datetime import timedelta

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.measure import places_of
from queries.progress import falling
from queries.scope import Level, Scope

DAYS_AHEAD = 14
COLUMNS = ["day", "kind", "what", "region_code", "region", "count", "counted_as"]


def due_soon(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """One row a day from D to D + DAYS_AHEAD, kind and region of the level, of COLUMNS.

    What belongs to a place above the level (a problem of the whole township) stands at that
    place. Sorted by day, kind and region code. Nothing that is overdue on D is in it.
    """
    until = scope.as_of + timedelta(days=DAYS_AHEAD)
    tree = regions_on(connection, scope.as_of)
    within = tree.within(scope.region_code)
    home = {
        code: place.code
        for place in places_of(tree, scope, level)
        for code in tree.within(place.code)
    }
    counts: Counter[tuple] = Counter()
    for each in (
        *falling.stages(connection, scope, level, until),
        *falling.inclusions(connection, scope, until),
        *falling.publicity(connection, scope, until),
        *falling.rectifications(connection, scope, until),
        *falling.visits(connection, scope, until),
    ):
        if each.region_code in within:
            place = home.get(each.region_code, each.region_code)
            key = (each.day, list(falling.Kind).index(each.kind), place, each.what)
            counts[(*key, each.counted_as)] += each.count
    rows = [
        [day, list(falling.Kind)[kind], what, code, tree.by_code[code].name, count, said]
        for (day, kind, code, what, said), count in sorted(counts.items())
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
