"""Deadlines of a plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.plans.declaration.items import Items


class Target(StrEnum):
    """Whom a visit stage must reach."""

    ALL_HOUSEHOLDS = "all_households"  # 农村户数
    LISTED = "listed"  # the key groups, that is the rows of the screening ledger

    @property
    def title(self) -> str:
        return {"all_households": "所有农户", "listed": "排查台账所列农户"}[self.value]


@dataclass(frozen=True)
class Stage:
    """One deadline of a plan. `due` is the day that counts.

    `also_stated` is the other day where the plan contradicts itself; `note` says how.
    """

    id: str
    name: str
    due: date
    clause: str
    items: Items
    starts_on: date | None = None
    target: Target | None = None
    also_stated: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return self.id
