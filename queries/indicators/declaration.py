"""What an indicator is. Declared once: SQL, pages, exports, handbook and docs are made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, not_

from queries.subjects import Subject

# The columns of a subject: `h.is_active`.
Columns = Any
Condition = Callable[[Columns], ColumnElement[bool]]


class Basis(StrEnum):
    HOUSEHOLDS = "households"
    PERSONS = "persons"
    ITEMS = "items"

    @property
    def unit(self) -> str:
        return {"households": "户", "persons": "人", "items": "件"}[self.value]


class Reading(StrEnum):
    """Which end of the scale is worth a look. No end is good by itself."""

    HIGHER = "越高越值得核查"
    LOWER = "越低越值得核查"
    EITHER = "过高、过低都值得核查"
    STOCK = "反映规模，不作评价"

    @property
    def looks_at_high(self) -> bool:
        return self in (Reading.HIGHER, Reading.EITHER)

    @property
    def looks_at_low(self) -> bool:
        return self in (Reading.LOWER, Reading.EITHER)


@dataclass(frozen=True)
class Count:
    """How many rows of a subject meet a condition; or the sum of a column over them."""

    subject: Subject
    where: Condition
    of: Callable[[Columns], ColumnElement[int]] | None = None


@dataclass(frozen=True)
class Indicator:
    """A count, or the share of `numerator` in `denominator` where there is one; or, if it
    `is_median`, the median of what the numerator would sum (days).

    A term is a sum of counts. `unmeasurable` counts what would be in it but for a missing
    or contradictory fact; it is in neither term. Of persons, the members of the households
    counted. A share is shown `per` 1 or per 1000.
    """

    id: str
    title: str
    clause: str
    reading: Reading
    definition: str
    numerator_title: str
    numerator: tuple[Count, ...]
    denominator_title: str | None = None
    denominator: tuple[Count, ...] = ()
    unmeasurable: tuple[Count, ...] = ()
    bases: tuple[Basis, ...] = (Basis.HOUSEHOLDS,)
    per: int = 1
    is_median: bool = False
    evidence: tuple[str, ...] = ()  # columns of the subject that a list shows, by their headings

    @property
    def is_count(self) -> bool:
        return not self.denominator and not self.is_median

    @property
    def parts(self) -> dict[str, tuple[Count, ...]]:
        return {
            "numerator": self.numerator,
            "denominator": self.denominator,
            "unmeasurable": self.unmeasurable,
        }

    @property
    def rest(self) -> tuple[Count, ...]:
        """In the denominator and not in the numerator; nothing unless one subject counts both."""
        if len(self.numerator) != 1 or len(self.denominator) != 1:
            return ()
        (some,), (all_of_them,) = self.numerator, self.denominator
        if some.subject is not all_of_them.subject or some.of or all_of_them.of:
            return ()
        return (Count(some.subject, lambda c: and_(all_of_them.where(c), not_(some.where(c)))),)

    def has_list(self, part: str) -> bool:
        """Whether households stand behind a part, rather than a village's own figures."""
        counts = self.rest if part == "rest" else self.parts[part]
        return any(count.subject.is_of_households for count in counts)


def households(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.HOUSEHOLD, where),)


def procedures(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.PROCEDURE, where),)
