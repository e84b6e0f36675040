"""What can be seen of a register when a figure is asked for, and the lines figures add up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tests.oracle.days import first
from tests.oracle.households import Household, households_on, village_facts
from tests.oracle.procedures import status_on
from tests.oracle.records import Month, Record, Register
from tests.oracle.rules import Asked, Limits, Plan, limits_of, plan_of


@dataclass(frozen=True)
class Line:
    """What one household, item or place adds to the figures of its place and those above.

    `stays`: to those of the place alone. `days` is one value of those that a median is of.
    """

    place: str
    numerator: int = 0
    denominator: int = 0
    unmeasurable: int = 0
    persons: int = 1
    stays: bool = False
    days: int = 0


@dataclass(frozen=True)
class Seen:
    register: Register
    asked: Asked
    _limits: dict[tuple[str, int], Limits] = field(default_factory=dict)
    _states: dict[date, dict[str, str | None]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return self.asked.as_of

    @cached_property
    def households(self) -> list[Household]:
        return households_on(self.register, self.day)

    def alone(self, household: Household) -> "Seen":
        """The same, as if the register held no other household."""
        one = Seen(self.register, self.asked, self._limits, self._states)
        one.__dict__["households"] = [household]
        return one

    @cached_property
    def before(self) -> dict[str, Household]:
        """The households as seen on P0 − 1."""
        eve = date.fromordinal(self.asked.period_start.toordinal() - 1)
        return {h.number: h for h in households_on(self.register, eve)}

    def states_on(self, day: date) -> dict[str, str | None]:
        """Each household's state as seen on another day."""
        if day not in self._states:
            self._states[day] = {h.number: h.state for h in households_on(self.register, day)}
        return self._states[day]

    @cached_property
    def villages(self) -> dict[str, Record]:
        return village_facts(self.register.villages, self.day)

    def in_period(self, day: date | Month) -> bool:
        """A month counts from its first day."""
        return self.asked.period_start <= first(day) <= self.day

    def has_passed(self, day: date | None) -> bool:
        """A blank day has not."""
        return day is not None and day <= self.day

    def items(self, rows: tuple[Record, ...]) -> Iterator[tuple[Household, Record]]:
        """Rows of a ledger, each with its household."""
        by_number = {household.number: household for household in self.households}
        for row in rows:
            yield by_number[row["户编号"]], row

    def limits(self, place: str, year: int | None = None) -> Limits:
        key = place, year or self.day.year
        if key not in self._limits:
            self._limits[key] = limits_of(self.register.parents(place), key[1], self.asked)
        return self._limits[key]

    def plan(self, place: str) -> Plan | None:
        return plan_of(self.register.parents(place), self.day.year, self.asked)

    def procedures(self) -> Iterator[tuple[Household, Record, str]]:
        """Every procedure that can be seen, with its household and its status on D."""
        for household in self.households:
            for procedure in household.procedures:
                if status := status_on(procedure, self.day):
                    yield household, procedure, status
