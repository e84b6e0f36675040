"""Every problem found by D that the viewer may read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from data.identity import masked_name
from data.models import area_problems, household_problems
from data.rectification import Step
from data.regions import RegionTree, regions_on
from queries.households import readable_places
from queries.measure import places_of
from queries.parameters import CODES
from queries.rectification.problem import LEVEL_OF_HOUSEHOLD, Problem, State
from queries.rectification.steps import steps_by_problem
from queries.scope import Level, Scope
from queries.subjects.problems import area_problems_on_day, household_problems_on_day


def problems(connection: Connection, scope: Scope) -> list[Problem]:
    """Those of the scope's place and below: what is open first, by 整改时限, those without one
    after; then what is done, the latest first. Raises UnknownRegion."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    values = {"as_of": scope.as_of, "codes": list(readable_places(tree, scope))}
    apart: dict[Any, int] = {}
    found = []
    for ledger, statement in _statements():
        steps = steps_by_problem(connection, ledger)
        found += [
            _problem(ledger, row, steps.get(row.problem, []), tree, scope.as_of, apart)
            for row in connection.execute(statement, values)
        ]
    return sorted(found, key=_order)


def _statements() -> Iterator[tuple[str, Select]]:
    on_day = {
        household_problems.name: household_problems_on_day(),
        area_problems.name: area_problems_on_day(),
    }
    for ledger, rows in on_day.items():
        yield ledger, select(rows).where(rows.c.region_code.in_(CODES))


def _order(problem: Problem) -> tuple[Any, ...]:
    when = problem.done_on or problem.due_on
    days = 0 if when is None else when.toordinal()
    place = (problem.region_code, problem.problem_type, problem.content, problem.problem)
    return problem.is_done, when is None, -days if problem.is_done else days, *place


def _problem(
    ledger: str,
    row: Any,
    steps: list[Any],
    tree: RegionTree,
    as_of: date,
    apart: dict[Any, int],
) -> Problem:
    """`apart` numbers households and persons, in the order in which they come."""
    known = row._mapping
    township = tree.ancestor(row.region_code, Level.TOWNSHIP)
    village = tree.ancestor(row.region_code, Level.VILLAGE)
    verified_on, verifier = _verified(row, steps, as_of)
    reopened = [s.acted_on for s in steps if s.action == Step.REOPENED and s.acted_on <= as_of]
    is_waiting = row.done_on is None and row.due_on is not None
    return Problem(
        ledger=ledger,
        problem=row.problem,
        id=row.problem_id,
        number=row.problem_no,
        level=known.get("level", LEVEL_OF_HOUSEHOLD),
        region_code=row.region_code,
        township=township.name if township else None,
        village=village.name if village else None,
        household_no=known.get("household_no"),
        home=apart.setdefault(_home(known), len(apart)),
        head=masked_name(known.get("head_name")) or None,
        household_type=known.get("household_type"),
        problem_type=row.problem_type,
        content=row.content,
        remedy=row.remedy,
        responsible_unit=row.responsible_unit,
        responsible_person=masked_name(row.responsible_person) or None,
        holder=apart.setdefault((row.responsible_unit, row.responsible_person), len(apart)),
        found_by=row.found_by,
        found_on=row.found_on,
        due_on=row.due_on,
        days_left=(row.due_on - as_of).days if is_waiting else None,
        result=row.result,
        done_on=row.done_on,
        verified_on=verified_on,
        verifier=verifier,
        reopened_on=max(reopened, default=None),
        times_reopened=len(reopened),
        state=_state(row, verified_on, bool(reopened)),
    )


def _home(known: Mapping[str, Any]) -> tuple[str | None, ...]:
    """A household by its number, else by head and place; an area by its level and place."""
    if number := known.get("household_no"):
        return ("household", number, None)
    return (known.get("level"), known["region_code"], known.get("head_name"))


def _state(row: Any, verified_on: date | None, is_reopened: bool) -> State:
    if row.is_done:
        return State.DONE if verified_on is None else State.VERIFIED
    if row.is_overdue:
        return State.OVERDUE
    return State.REOPENED if is_reopened else State.OPEN


def _verified(row: Any, steps: list[Any], as_of: date) -> tuple[date | None, str | None]:
    """The verification of the closing in force on D: typed, or the ledger's own, or one that a
    later reopening put an end to, whose verifier only the history knows."""
    if row.done_on is None:
        return None, None
    by_then = [step for step in steps if step.acted_on <= as_of]
    if by_then and by_then[-1].action == Step.VERIFIED:
        return by_then[-1].acted_on, masked_name(by_then[-1].actor)
    ended = [s.verified_on for s in steps if s.acted_on > as_of and s.action == Step.REOPENED]
    told = [(day, None) for day in ended[:1]] + [
        (row.reviewed_on, masked_name(row.reviewer) or None)
    ]
    for day, verifier in told:
        if day is not None and row.done_on <= day <= as_of:
            return day, verifier
    return None, None
