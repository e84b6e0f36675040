"""Whose file: one household that the viewer may read, as of a day, under the rules of its place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from data.models import household_versions, households
from data.refusal import Refusal
from data.regions import RegionTree, regions_on
from queries.households import readable_places
from queries.rules import Rules, rules_by_place
from queries.scope import Scope
from queries.subjects.versions import in_force

LARGEST_ID = 2**31 - 1
NOT_HERE = "所选地区内没有这一户。请在左侧放大范围，或从名单、户编号重新进入。"
NO_SUCH_NUMBER = "所选地区内没有这个户编号。请核对户编号，或在左侧放大范围。"


class NotReadable(Refusal):
    """There is no such household, or not where the viewer may look; which of the two isn't said."""


@dataclass(frozen=True)
class Whose:
    household_id: int
    household_no: str
    village_code: str
    scope: Scope
    rules: Rules

    @property
    def as_of(self) -> date:
        return self.scope.as_of


def whose(connection: Connection, household_id: int, scope: Scope) -> Whose:
    """Raises NotReadable, also for a number that no household can have."""
    if not 0 < household_id <= LARGEST_ID:
        raise NotReadable(NOT_HERE)
    tree = regions_on(connection, scope.as_of)
    found = _readable(connection, households.c.id == household_id, tree, scope)
    if not found:
        raise NotReadable(NOT_HERE)
    ((_, number, village),) = found
    (rules,) = rules_by_place(connection, tree, scope.at(village))
    return Whose(household_id, number, village, scope, rules)


def id_of(connection: Connection, household_no: str, scope: Scope) -> int:
    """The internal id of a 户编号. Raises NotReadable."""
    if found := ids_of(connection, [household_no.strip()], scope):
        return next(iter(found.values()))
    raise NotReadable(NO_SUCH_NUMBER)


def ids_of(connection: Connection, numbers: Collection[str], scope: Scope) -> dict[str, int]:
    """户编号 → internal id, of those in the scope that the viewer may read."""
    tree = regions_on(connection, scope.as_of)
    condition = households.c.household_no.in_(numbers)
    return {row[1]: row[0] for row in _readable(connection, condition, tree, scope)}


def _readable(
    connection: Connection, condition: ColumnElement[bool], tree: RegionTree, scope: Scope
) -> list[tuple[Any, ...]]:
    """id, 户编号 and village. Places are compared here: there may be hundreds to bind."""
    v = household_versions.c
    query = (
        select(households.c.id, households.c.household_no, v.village_code)
        .join(household_versions, v.household_id == households.c.id)
        .where(condition, in_force(household_versions, scope.as_of))
    )
    readable = readable_places(tree, scope)
    return [tuple(row) for row in connection.execute(query) if row.village_code in readable]
