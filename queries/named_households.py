"""Households that were chosen by their database ids, as every list names them: masked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data.models import households
from data.regions import regions_on
from queries.households import COLUMNS, shown, with_household
from queries.scope import Scope

AT_ONCE = 5_000  # ids a statement
IDS = bindparam("ids", expanding=True)


def households_named(
    connection: Connection,
    scope: Scope,
    evidence: Mapping[int, Sequence[Any]],
    headings: Sequence[str],
    *,
    by: Callable[[int], Any] | None = None,
) -> pd.DataFrame:
    """One row a key of `evidence`, whose values stand under `headings` after COLUMNS.

    Ordered by township, village and 户编号, before these by what `by` says of the id if given.
    Whoever asks has left out what the viewer may not read.
    """
    tree = regions_on(connection, scope.as_of)
    own = households.c.id
    matched = (
        select(own.label("household_id"), own.label("evidence_id"))
        .where(own.in_(IDS))
        .cte("chosen")
    )
    ids = list(evidence)
    rows = [
        row
        for start in range(0, len(ids), AT_ONCE)
        for row in connection.execute(
            with_household(matched),
            {"as_of": scope.as_of, "ids": ids[start : start + AT_ONCE]},
        )
    ]
    lines = {line[-1]: line[:-1] for line in shown(connection, rows, tree)}
    order = sorted(lines, key=by) if by else list(lines)
    return pd.DataFrame(
        [[*lines[one], *evidence[one]] for one in order],
        columns=[*COLUMNS, *headings],
        dtype=object,
    )
