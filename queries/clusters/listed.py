"""The households behind a cluster. Names and numbers leave `queries.households` masked."""

import pandas as pd
from sqlalchemy import Connection, select

from data.models import households
from data.regions import regions_on
from queries.clusters.cluster import Cluster
from queries.clusters.events import events
from queries.clusters.window import Span
from queries.households import COLUMNS, readable_places, shown, with_household
from queries.scope import Scope


def households_in(connection: Connection, scope: Scope, cluster: Cluster) -> pd.DataFrame:
    """Those in the window that the viewer may read, one row each, under COLUMNS.

    Whom an alert names that is in no register has no row.
    """
    window = cluster.window
    tree = regions_on(connection, scope.as_of)
    codes = readable_places(tree, scope) & tree.within(cluster.region_code)
    ids = {
        event.household
        for event in events(connection, cluster.source, window.start, window.end)
        if event.region_code in codes
        and cluster.risk in event.risks
        and isinstance(event.household, int)
        and window.span_of(event.first, event.last) is Span.NOW
    }
    matched = select(households.c.id.label("household_id")).where(households.c.id.in_(ids))
    rows = connection.execute(with_household(matched.cte("matched")), {"as_of": scope.as_of})
    return pd.DataFrame(shown(connection, rows.all(), tree), columns=[*COLUMNS], dtype=object)
