"""The limits in force, as numbers that a statement can be asked with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.plans.declaration import MOST_DAYS, DayKind, LineId, Plan
from data.plans.entries import PlanError
from data.plans.inheritance import Origin, held, held_limits, sources_on

THIS_CALL = "本次指定"
NOT_STATED = "方案未规定"


@dataclass(frozen=True)
class Limits:
    """Equal if their values are, wherever each comes from: places are grouped by them.

    `income_line` is yuan a person and year, None where no plan states one; what needs it is
    then not computed. `origins` maps each name to its source.
    """

    income_line: float | None
    inclusion_days: int
    inclusion_kind: DayKind
    restart_days: int
    help_days: int
    no_measure_days: int
    alert_days: int
    publicity_days: int
    publicity_kind: DayKind
    early_elimination_months: int
    origins: Mapping[str, Origin] = field(compare=False)


# Limit name -> entry of the plan file and its key.
_STATED = {
    "inclusion_days": ("inclusion", "days"),
    "inclusion_kind": ("inclusion", "kind"),
    "restart_days": ("restart", "days"),
    "help_days": ("help", "days"),
    "no_measure_days": ("no_measure", "days"),
    "alert_days": ("alert", "days"),
    "publicity_days": ("publicity", "days"),
    "publicity_kind": ("publicity", "kind"),
    "early_elimination_months": ("early_elimination", "months"),
}


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise ValueError
    return number


def _days(text: str) -> int:
    days = int(text)
    if not 0 <= days <= MOST_DAYS:
        raise ValueError
    return days


# What may be overridden for one call, how it is read, and what is allowed.
_OVERRIDES: dict[str, tuple[Callable[[str], Any], str]] = {
    "income_line": (_positive, "大于0的金额（元）"),
    **{name: (_days, f"0至{MOST_DAYS}的整数（天）") for name in _STATED if name.endswith("_days")},
    **{name: (DayKind, "calendar 或 working") for name in _STATED if name.endswith("_kind")},
}
LIMIT_NAMES = tuple(_OVERRIDES)


def read_limit(text: str) -> tuple[str, Any]:
    """`NAME=VALUE` as a name and a typed value. Raises `PlanError`."""
    name, _, value = text.partition("=")
    if name not in _OVERRIDES:
        raise PlanError(f"没有“{name}”这个限值；可用的有 {'、'.join(LIMIT_NAMES)}。")
    return name, _typed(name, value)


def _typed(name: str, value: Any) -> Any:
    read, allowed = _OVERRIDES[name]
    try:
        return read(value)
    except (ValueError, OverflowError):
        raise PlanError(f"限值 {name} 读到“{value}”，应为{allowed}。") from None


def limits_of(
    plan: Plan | None,
    overrides: Mapping[str, Any] | Iterable[tuple[str, Any]] = (),
    above: Sequence[Plan] = (),
    day: date = date.max,
) -> Limits:
    """The plan's limits on the day, filled up from the plans above it and from the defaults,
    with `overrides` on top."""
    sources = sources_on(day, plan, above)
    values: dict[str, Any] = {"income_line": None}
    origins = {"income_line": Origin(NOT_STATED, _where_to_state_a_line(plan))}
    stated = held_limits(sources)
    for name, (entry_name, key) in _STATED.items():
        values[name] = getattr(stated[entry_name].entry, key)
        origins[name] = stated[entry_name].origin
    for line in held("lines", sources):
        if line.entry.id is LineId.MONITORING:
            values["income_line"] = line.entry.below
            origins["income_line"] = line.origin
    for name, value in dict(overrides).items():
        if name not in _OVERRIDES:
            raise PlanError(f"没有“{name}”这个限值；可用的有 {'、'.join(LIMIT_NAMES)}。")
        values[name] = _typed(name, value)
        origins[name] = Origin(THIS_CALL)
    return Limits(**values, origins=origins)


def _where_to_state_a_line(plan: Plan | None) -> str:
    return f"请在 {plan.id} 的方案文件 [[lines]] 中写明" if plan else "没有适用的工作方案"
