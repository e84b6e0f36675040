"""Whose problems fall due when: by 责任单位 and 责任人, in the order of their days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from queries.rectification.problem import Problem
from queries.rectification.units import unit_of

WITHIN_DAYS = 7


@dataclass(frozen=True)
class Due:
    """What a whole unit, or one of its several persons, has open: past its day, due within
    WITHIN_DAYS, later, without a day. `persons` is how many a whole unit has, 0 of a person; of
    one alone `person` is named at once. `first_due_on` is the earliest day of all."""

    unit: str | None
    person: str | None
    persons: int
    overdue: int
    soon: int
    later: int
    undated: int
    first_due_on: date | None

    @property
    def open(self) -> int:
        return self.overdue + self.soon + self.later + self.undated


def due_soon(problem: Problem) -> bool:
    """Open, and due on D or within a week."""
    return problem.days_left is not None and 0 <= problem.days_left <= WITHIN_DAYS


def due_by_unit(problems: Iterable[Problem]) -> list[Due]:
    """The units with anything open, each followed by its persons where it has several; by the day that falls due
    first, never by how many. What names no unit comes last."""
    by_unit: dict[str | None, list[Problem]] = defaultdict(list)
    for problem in problems:
        if not problem.is_done:
            by_unit[unit_of(problem)].append(problem)
    found = []
    for unit, own in sorted(by_unit.items(), key=lambda item: _order(item[0], item[1])):
        by_holder: dict[int, list[Problem]] = defaultdict(list)
        for problem in own:
            by_holder[problem.holder].append(problem)
        alone = own[0].responsible_person if len(by_holder) == 1 else None
        found.append(_due(unit, alone, own, persons=len(by_holder)))
        if len(by_holder) > 1:
            persons = sorted(by_holder.values(), key=lambda held: _order(unit, held))
            found += [_due(unit, held[0].responsible_person, held) for held in persons]
    return found


def _order(unit: str | None, held: Sequence[Problem]) -> tuple[bool, date, str]:
    return unit is None, _first(held) or date.max, unit or ""


def _first(held: Sequence[Problem]) -> date | None:
    return min((problem.due_on for problem in held if problem.due_on), default=None)


def _due(unit: str | None, person: str | None, held: Sequence[Problem], *, persons: int = 0) -> Due:
    overdue = sum(problem.is_overdue for problem in held)
    soon = sum(map(due_soon, held))
    undated = sum(problem.due_on is None for problem in held)
    return Due(
        unit=unit,
        person=person,
        persons=persons,
        overdue=overdue,
        soon=soon,
        later=len(held) - overdue - soon - undated,
        undated=undated,
        first_due_on=_first(held),
    )
