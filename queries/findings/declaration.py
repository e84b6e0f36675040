"""What a finding about a household is. Declared once: the command, the page 疑点户, the
household's own page and the handbook use it.

A finding asks for a look (建议重点核查). It accuses nobody, and its sentence names facts only:
days, figures, what the plan says, never a person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from data.plans import DayKind, Limits
from queries.indicators import INDICATORS, Count
from queries.scope import Scope
from queries.stages.deadlines import Deadlines

# Days that may be known only to the month, by the column of their last possible day.
LAST_DAYS = {"included_on": "included_last", "eliminated_on": "eliminated_last"}


@dataclass(frozen=True)
class Case:
    """The rows of a subject in which a rule found a household, `row` being the one that counts,
    and what holds where the household lives."""

    row: Row[Any]
    rows: tuple[Row[Any], ...]
    scope: Scope
    limits: Limits
    deadlines: Deadlines

    def passed(self, start: date, days: int, kind: DayKind = DayKind.CALENDAR) -> date:
        """The first day on which more than `days` days have gone by since `start`."""
        return self.deadlines.after(start, days + 1, kind).day


@dataclass(frozen=True)
class FindingRule:
    """`where` says what is found: rows of a subject, often the numerator of an indicator.

    `since` is the day from which the finding has held, as its function reads it, None where
    that is not known. `evidence` are columns of the subject and `limits` names of limits that
    the finding rests on; `needs` are further columns that since and sentence read. Of several
    rows of one household the one with the greatest `chosen` counts.
    """

    id: str
    title: str
    clause: str
    definition: str
    where: Count
    since: Callable[[Case], date | None]
    sentence: Callable[[Case], str]
    evidence: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    chosen: Callable[[Row[Any]], Any] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """What is read of the subject."""
        lasts = (LAST_DAYS[name] for name in self.evidence if name in LAST_DAYS)
        return (*self.evidence, *lasts, *self.needs)


def of_indicator(indicator: str, **declared: Any) -> FindingRule:
    """The rule that finds the households in an indicator's numerator; it shares the indicator's
    id, title, clause, definition and evidence, unless declared otherwise."""
    known = INDICATORS[indicator]
    (where,) = known.numerator
    shared = ("id", "title", "clause", "definition", "evidence")
    told = {name: getattr(known, name) for name in shared}
    return FindingRule(**({"where": where} | told | declared))
