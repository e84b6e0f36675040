"""What comes back: the same again after it was put right, and the same in many villages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.regions import RegionTree
from queries.rectification.problem import Problem
from queries.scope import Level

LEAST_VILLAGES = 3


@dataclass(frozen=True)
class Again:
    """Problems of one type at one household, or one place, of which one came after another was
    closed; or one that was reopened. In the order they were found."""

    problems: tuple[Problem, ...]
    times: int

    @property
    def last(self) -> Problem:
        return self.problems[-1]

    @property
    def last_came_on(self) -> date:
        """When it last came back."""
        days = (day for one in self.problems for day in (one.found_on, one.reopened_on))
        return max(filter(None, days), default=date.min)


@dataclass(frozen=True)
class Widespread:
    """`villages` of the township's `of_villages` have had problems of the type in the period or
    have open ones."""

    township_code: str
    township: str
    problem_type: str
    villages: tuple[str, ...]
    of_villages: int
    problems: int
    open: int


def again(problems: Iterable[Problem]) -> list[Again]:
    """What came back last comes first."""
    alike: dict[tuple[int, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.home, problem.problem_type].append(problem)
    groups = (sorted(group, key=lambda one: one.found_on or date.min) for group in alike.values())
    found = [Again(tuple(group), times) for group in groups if (times := _times(group))]
    return sorted(found, key=lambda one: (-one.last_came_on.toordinal(), one.last.region_code))


def widespread(
    problems: Iterable[Problem], tree: RegionTree, period_start: date
) -> list[Widespread]:
    """In the order of region codes and types."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        is_recent = problem.found_on is not None and problem.found_on >= period_start
        if problem.village is not None and (is_recent or not problem.is_done):
            township = tree.ancestor(problem.region_code, Level.TOWNSHIP)
            alike[township.code if township else "", problem.problem_type].append(problem)
    found = []
    for (code, problem_type), group in sorted(alike.items()):
        villages = {one.region_code: one.village or "" for one in group}
        if code and len(villages) >= LEAST_VILLAGES:
            found.append(
                Widespread(
                    township_code=code,
                    township=tree.by_code[code].name,
                    problem_type=problem_type,
                    villages=tuple(villages[village] for village in sorted(villages)),
                    of_villages=len(tree.children[code]),
                    problems=len(group),
                    open=sum(not one.is_done for one in group),
                )
            )
    return found


def _times(group: Sequence[Problem]) -> int:
    """How often it came back: reopened, or found when one like it had been closed before."""
    count = sum(one.times_reopened for one in group)
    for n, later in enumerate(group):
        day = later.found_on
        closed = (one.done_on for one in group[:n])
        count += day is not None and any(done is not None and done < day for done in closed)
    return count
