"""What holds at a place on a day: the plan's own word, else that of the plan above it, else
the national guide's, else the product's own default; each with where it comes from.

An entry replaces the one with the same key from further up. Amendments replace entries of
their plan from their day on. Stages, triggers and what else belongs to a plan's own round
are not handed down.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Generic, TypeVar

from data.plans.declaration import Plan, Standing, StatedLimits
from data.plans.national import defaults

NATIONAL_GUIDE = "方案未规定，按国家指南"
OWN_DEFAULT = "方案未规定，本系统默认"
PLAN = "方案"

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Origin:
    """Where a rule comes from, in the words that pages show."""

    text: str
    clause: str = ""

    def __str__(self) -> str:
        return f"{self.text}（{self.clause}）" if self.clause else self.text


@dataclass(frozen=True)
class Held(Generic[Entry]):
    """An entry in force."""

    entry: Entry
    origin: Origin


@dataclass(frozen=True)
class Source:
    """Somebody who says something."""

    name: str
    says: Standing


def sources_on(day: date, plan: Plan | None, above: Sequence[Plan] = ()) -> tuple[Source, ...]:
    """Whoever has a word, the last having the last. `above` are the plans in force in the
    regions above the plan's, nearest first."""
    national = defaults()
    found = [
        Source(OWN_DEFAULT, national.own_default),
        Source(NATIONAL_GUIDE, national.national_guide),
    ]
    for higher in reversed(above):
        found += _words_of(higher, f"上级方案《{higher.title}》", day)
    return (*found, *(_words_of(plan, PLAN, day) if plan else ()))


def _words_of(plan: Plan, name: str, day: date) -> Iterator[Source]:
    yield Source(name, plan)
    for change in sorted(plan.amendments, key=lambda change: change.effective_from):
        if change.effective_from <= day:
            yield Source(f"{name}，{change.effective_from}起按《{change.title}》", change)


def held(name: str, sources: Iterable[Source]) -> tuple[Held, ...]:
    """What holds of a list of `Standing`, in the order in which it was first said."""
    found: dict[object, Held] = {}
    for source in sources:
        for entry in getattr(source.says, name):
            found[entry.key] = Held(entry, Origin(source.name, entry.clause))
    return tuple(found.values())


def held_limits(sources: Iterable[Source]) -> dict[str, Held]:
    """The limit in force by its name in `StatedLimits`."""
    found: dict[str, Held] = {}
    for source in sources:
        for field in fields(StatedLimits):
            if (entry := getattr(source.says.limits, field.name)) is not None:
                found[field.name] = Held(entry, Origin(source.name, entry.clause))
    return found


def held_early_help(sources: Iterable[Source]) -> Held | None:
    said = [source for source in sources if source.says.early_help]
    if not said:
        return None
    return Held(said[-1].says.early_help, Origin(said[-1].name, said[-1].says.early_help.clause))
