"""What changed in one household, and by one batch."""

import pandas as pd
from sqlalchemy import Connection, select

from data.models import household_versions, households
from data.refusal import Refusal
from data.regions import regions_on
from queries.history.changes import Asked, Change, changes
from queries.history.wording import HEADINGS, OF_BATCH, printed
from queries.households import readable_places
from queries.scope import Scope
from queries.subjects.versions import in_force


class UnknownHousehold(Refusal):
    """There is no such household, or not where the viewer may look."""


def household_history(connection: Connection, household_no: str, scope: Scope) -> pd.DataFrame:
    """Every value that changed in a household, its persons and its ledgers, up to the scope's
    day: one row a value, the latest export day first; columns are HEADINGS.

    Raises UnknownHousehold, also for a household outside the scope.
    """
    tree = regions_on(connection, scope.as_of)
    v = household_versions.c
    query = (
        select(v.household_id)
        .join(households, households.c.id == v.household_id)
        .where(households.c.household_no == household_no, in_force(household_versions, scope.as_of))
        .where(v.village_code.in_(readable_places(tree, scope)))
    )
    household_id = connection.scalar(query)
    if household_id is None:
        raise UnknownHousehold(f"所选范围内没有户编号 {household_no}，请核对户编号或放大范围。")
    found = changes(connection, Asked(household_id=household_id))
    known = sorted((c for c in found if c.day <= scope.as_of), key=_latest_first)
    return pd.DataFrame(printed(connection, known, tree), columns=HEADINGS, dtype=object)


def batch_changes(
    connection: Connection, batch: int, scope: Scope, most: int | None = None
) -> pd.DataFrame:
    """Every value that a batch replaced, or the first `most`; see `located`. What is the same
    for the whole batch is left out."""
    found = list(changes(connection, Asked(batch=batch)))
    return located(connection, found, scope, most).drop(columns=list(OF_BATCH))


def located(
    connection: Connection, found: list[Change], scope: Scope, most: int | None = None
) -> pd.DataFrame:
    """Changes with 户编号, 乡镇 and 村 before HEADINGS, in that order; only of households in
    the scope's place on its day that the viewer may read."""
    tree = regions_on(connection, scope.as_of)
    places = households_in(connection, scope)
    inside = [change for change in found if change.household_id in places]
    inside.sort(key=lambda c: (*places[c.household_id][::-1], *_latest_first(c)))
    inside = inside[:most]
    rows = []
    for change, row in zip(inside, printed(connection, inside, tree), strict=True):
        household_no, village = places[change.household_id]
        township = tree.ancestor(village, "township")
        names = (township.name if township else None, tree.by_code[village].name)
        rows.append((household_no, *names, *row))
    return pd.DataFrame(rows, columns=["户编号", "乡镇", "村", *HEADINGS], dtype=object)


def households_in(connection: Connection, scope: Scope) -> dict[int, tuple[str, str]]:
    """户编号 and village of the households in the scope's place on its day."""
    v = household_versions.c
    tree = regions_on(connection, scope.as_of)
    query = (
        select(households.c.id, households.c.household_no, v.village_code)
        .join(household_versions, v.household_id == households.c.id)
        .where(in_force(household_versions, scope.as_of))
        .where(v.village_code.in_(readable_places(tree, scope)))
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _latest_first(change: Change) -> tuple[int, int, str, int]:
    return -change.day.toordinal(), -change.batch, change.table.name, change.owner
