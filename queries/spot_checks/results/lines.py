"""The list of a draw, line by line, with what the visits found: what a round stands at.

A round is told as it stands, whatever the day: an estimate has no other, and whoever types in
what was found today sees it at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from data.models import (
    check_results,
    drawn_households,
    household_problems,
    household_versions,
    households,
    problem_actions,
)
from data.regions import regions_on
from queries.household_file.checks import Check, check_of
from queries.households import readable_by, readable_places
from queries.scope import Scope
from queries.subjects.versions import in_force

MONITORING = "防止返贫动态监测"  # one of the types of problem


@dataclass(frozen=True)
class Line:
    """A household on the list of a draw, or off it and visited all the same.

    `stratum` and `position` are None off the list: always so in a check that others drew.
    `household_id` is None where the register no longer has it, and where it has moved to a place
    that the viewer may not read. `raised` are the types of the problems that were raised from
    this visit, one each.
    """

    household_no: str
    household_id: int | None
    village_code: str
    stratum: str | None
    is_reserve: bool
    position: int | None
    reasons: tuple[str, ...]
    check: Check | None
    raised: tuple[str, ...]

    @property
    def is_listed(self) -> bool:
        return self.position is not None

    @property
    def is_drawn(self) -> bool:
        """On the list itself, and not in reserve."""
        return self.is_listed and not self.is_reserve

    @property
    def to_raise(self) -> list[str]:
        """Types of problem that were found and not raised yet. 应纳未纳 is one of
        防止返贫动态监测, whether the visit noted that or not."""
        if self.check is None:
            return []
        found = [*self.check.problem_types, *[MONITORING] * bool(self.check.is_omitted)]
        return [one for one in dict.fromkeys(found) if one not in self.raised]


def lines(connection: Connection, draw_no: str, scope: Scope) -> list[Line]:
    """Those of the scope's place that the viewer may read: village by village, the drawn in
    their order, then the reserve, then what is off the list."""
    tree = regions_on(connection, scope.as_of)
    found = _results(connection, draw_no, scope)
    raised = _raised(connection, draw_no)
    strange = set(tree.by_code) - readable_by(scope.viewer, tree)
    told = _listed(connection, draw_no, scope, strange, found, raised)
    listed = {line.household_no for line in told}
    told += [
        Line(no, row["household_id"], row["village_code"], None, False, None, (), check_of(row), raised.get(no, ()))
        for no, row in found.items()
        if no not in listed
    ]  # fmt: skip
    readable = readable_places(tree, scope)
    return sorted(
        (line for line in told if line.village_code in readable),
        key=lambda line: (
            line.village_code,
            not line.is_listed,
            line.is_reserve,
            line.position or 0,
            line.household_no,
        ),
    )


def _listed(
    connection: Connection,
    draw_no: str,
    scope: Scope,
    strange: set[str],
    found: Mapping[str, Mapping[str, Any]],
    raised: Mapping[str, tuple[str, ...]],
) -> list[Line]:
    d, v = drawn_households.c, household_versions
    query = (
        select(
            drawn_households,
            households.c.id.label("household_id"),
            v.c.village_code.label("lives_in"),
        )
        .outerjoin(households, households.c.household_no == d.household_no)
        .outerjoin(v, in_force(v, scope.as_of, of=households.c.id))
        .where(d.draw_no == draw_no)
    )
    return [
        Line(
            row.household_no,
            None if row.lives_in in strange else row.household_id,
            row.village_code,
            row.stratum,
            row.is_reserve,
            row.position,
            tuple(filter(None, row.reasons.split(","))),
            check_of(found[row.household_no]) if row.household_no in found else None,
            raised.get(row.household_no, ()),
        )
        for row in connection.execute(query)
    ]


def _results(connection: Connection, draw_no: str, scope: Scope) -> dict[str, Mapping[str, Any]]:
    """By 户编号, each with the village that it lives in."""
    r, v = check_results.c, household_versions
    query = (
        select(check_results, households.c.household_no, v.c.village_code)
        .join(households, households.c.id == r.household_id)
        .join(v, in_force(v, scope.as_of, of=r.household_id))
        .where(r.draw_no == draw_no)
    )
    return {row["household_no"]: row for row in connection.execute(query).mappings()}


def _raised(connection: Connection, draw_no: str) -> dict[str, tuple[str, ...]]:
    """Types of the problems that were raised from the draw's visits and are still in the
    ledger, by 户编号."""
    a, p = problem_actions.c, household_problems.c
    query = (
        select(p.household_no, p.problem, p.problem_type)
        .distinct()
        .join(problem_actions, p.problem == a.problem)
        .where(a.ledger == household_problems.name, a.action == "raised", a.draw_no == draw_no)
        .order_by(p.household_no, p.problem_type, p.problem)
    )
    found: dict[str, tuple[str, ...]] = {}
    for number, _, problem_type in connection.execute(query):
        found[number] = (*found.get(number, ()), problem_type)
    return found
