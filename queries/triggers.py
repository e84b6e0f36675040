"""Where a plan's triggers stand in a statement.

A statement is the same for every plan whose triggers have the same conditions: what kinds
they are is its text, what they ask for is bound to it.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam
from sqlalchemy.types import TypeEngine

from data.plans import Limits, Plan
from data.plans.declaration import BelowLine, Condition, IncomeMeasure, LineId, days_of


@dataclass(frozen=True)
class Slot:
    """One condition of a trigger, both by their number in the plan.

    `stages` is how many parameters a condition with `stages` needs, one for each.
    """

    kind: type[Condition]
    trigger: int
    number: int
    stages: int = 0

    def name(self, value: str) -> str:
        return f"trigger_{self.trigger}_{self.number}_{value}"

    def bound(self, value: str, type_: type[TypeEngine[Any]], many: bool = False) -> BindParameter:
        return bindparam(self.name(value), type_=type_, expanding=many)


Slots = tuple[tuple[Slot, ...], ...]  # by trigger; one that is never computed has none


def slots_of(plan: Plan) -> Slots:
    return tuple(
        tuple(
            Slot(type(condition), trigger, number, len(getattr(condition, "stages", ())))
            for number, condition in enumerate(one.when)
        )
        for trigger, one in enumerate(plan.triggers)
    )


def title_of(trigger: int) -> str:
    """The name of the parameter that is bound to a trigger's own name."""
    return f"trigger_{trigger}_title"


def values(plan: Plan | None, limits: Limits) -> dict[str, Any]:
    """The value of every parameter of the plan's triggers."""
    if plan is None:
        return {}
    found: dict[str, Any] = {title_of(n): one.name for n, one in enumerate(plan.triggers)}
    for slots, trigger in zip(slots_of(plan), plan.triggers, strict=True):
        for slot, condition in zip(slots, trigger.when, strict=True):
            asked = _asked(condition, plan, limits)
            found |= {slot.name(name): value for name, value in asked.items()}
    return found


def _asked(condition: Condition, plan: Plan, limits: Limits) -> dict[str, Any]:
    """What the condition asks for, its days and its line looked up."""
    asked = {name: _plain(value) for name, value in vars(condition).items()}
    if "since" in asked:
        asked["since"], asked["until"] = days_of(asked["since"], plan.year)
    for number, stage in enumerate(asked.pop("stages", ())):
        asked[f"stage_{number}"] = stage
    if isinstance(condition, BelowLine):
        line = plan.line(condition.line)
        asked["below"] = (
            # The line that one call may override.
            limits.income_line if condition.line is LineId.MONITORING else line and line.below
        )
        asked["less_expense"] = (
            line is not None and line.measure is IncomeMeasure.NET_INCOME_LESS_EXPENSE
        )
    return asked


def _plain(value: Any) -> Any:
    return [str(word) for word in value] if isinstance(value, tuple) else value
