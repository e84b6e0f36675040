"""Days spent in each step of a procedure, with what is still open never left out.

A step that ended in the period is an observed duration; a step still open on D is known to
take longer than its age. The median and the 90th percentile are read from the Kaplan-Meier
estimate, so that slow procedures count before they end. Days are calendar days.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd
from scipy.stats import CensoredData, ecdf
from sqlalchemy import Connection

from data.regions import regions_on
from queries.measure import places_of
from queries.scope import Level, Scope
from queries.stages.courses import Course, courses
from queries.stages.steps import CLUE, DAY_COLUMNS, STEPS, furthest, waiting_for

WHOLE = "whole"
TITLES = {step.id: step.title for step in STEPS} | {WHOLE: "线索至审定"}
COLUMNS = [
    "step",
    "title",
    "region_code",
    "region",
    "done",
    "open",
    "median",
    "p90",
    "longest",
    "longest_is_open",
    "unmeasurable",
]
_CLUE, _APPROVAL = DAY_COLUMNS.index(CLUE), DAY_COLUMNS.index("county_approval_on")


class Outcome(StrEnum):
    DONE = "done"
    OPEN = "open"
    UNMEASURABLE = "unmeasurable"


@dataclass(frozen=True)
class Taken:
    """One step of one course: `days` so far, 0 where they can't be said."""

    step: str
    outcome: Outcome
    days: int


@dataclass
class Durations:
    """Procedures by days: `done` ended, `open` haven't yet."""

    done: Counter[int] = field(default_factory=Counter)
    open: Counter[int] = field(default_factory=Counter)
    unmeasurable: Counter[int] = field(default_factory=Counter)

    @property
    def longest(self) -> int | None:
        return max((*self.done, *self.open), default=None)

    def quantiles(self, *shares: float) -> list[float | None]:
        """Days within which each share of procedures ends; None where so few have ended that
        it is only known to be more than `longest`.
        """
        if not self.done:
            return [None for _ in shares]
        ended = ecdf(CensoredData(_spread(self.done), right=_spread(self.open))).cdf
        # The estimate is a product of fractions, which may come out just below the share.
        reached = (ended.quantiles[ended.probabilities >= share - 1e-9] for share in shares)
        return [float(days[0]) if days.size else None for days in reached]


def durations(
    connection: Connection, scope: Scope, level: Level, procedure_type: str = "纳入"
) -> pd.DataFrame:
    """One row a step and region of the level, of COLUMNS; the last step is WHOLE.

    `unmeasurable`: ended in the period, but the step before it has no day or a later one.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    found = {(step, place.code): Durations() for step in TITLES for place in places}
    for course in courses(connection, scope, procedure_type):
        if place := home.get(course.region_code):
            for taken in steps_taken(course, scope):
                getattr(found[taken.step, place], taken.outcome)[taken.days] += course.count
    names = {place.code: place.name for place in places}
    rows = [_row(step, code, names[code], tally) for (step, code), tally in found.items()]
    return pd.DataFrame(rows, columns=COLUMNS)


def steps_taken(course: Course, scope: Scope) -> Iterator[Taken]:
    """What a course adds to each step: ended in the period, or open on D."""
    for number, step in enumerate(STEPS, start=1):
        yield from _ended(step.id, course, number - 1, number, scope)
    yield from _ended(WHOLE, course, _CLUE, _APPROVAL, scope)
    yield from _still_open(course, scope)


def _ended(step: str, course: Course, start: int, end: int, scope: Scope) -> Iterator[Taken]:
    begun, ended = course.days[start], course.days[end]
    if ended is None or ended < scope.period_start:
        return
    if begun is None or begun > ended:
        yield Taken(step, Outcome.UNMEASURABLE, 0)
    else:
        yield Taken(step, Outcome.DONE, (ended - begun).days)


def _still_open(course: Course, scope: Scope) -> Iterator[Taken]:
    """Under way, a course waits for one step and for its approval; approved in the period, for
    its entry. What ended otherwise waits for nothing.
    """
    since = course.days[furthest(course.days)]
    age = (scope.as_of - since).days
    if course.status == "在办":
        yield Taken(waiting_for(course.days).id, Outcome.OPEN, age)
        if course.days[_APPROVAL] is None:
            yield Taken(WHOLE, Outcome.OPEN, (scope.as_of - course.days[_CLUE]).days)
    elif course.status == "办结" and course.days[-1] is None and since >= scope.period_start:
        yield Taken(STEPS[-1].id, Outcome.OPEN, age)


def _row(step: str, code: str, name: str, tally: Durations) -> list[object]:
    longest = tally.longest
    return [
        step,
        TITLES[step],
        code,
        name,
        tally.done.total(),
        tally.open.total(),
        *tally.quantiles(0.5, 0.9),
        longest,
        longest in tally.open,
        tally.unmeasurable.total(),
    ]


def _spread(tally: Mapping[int, int]) -> np.ndarray:
    return np.repeat(np.array(list(tally), dtype=float), list(tally.values()))
