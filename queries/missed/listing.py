"""The households or items on a list, masked."""

import pandas as pd
from sqlalchemy import Connection

from queries.households import rows_behind
from queries.missed.lists import MISSED
from queries.scope import Scope


def missed_list(connection: Connection, list_id: str, scope: Scope) -> pd.DataFrame:
    """Grain: one row a household or item whose household the viewer may read, with the columns
    of `households_behind`. Raises UnknownRegion and PlanError."""
    return rows_behind(connection, MISSED[list_id], scope)
