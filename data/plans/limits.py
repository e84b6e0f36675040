"""The limits in force: what the plan says, else a default that says where it is from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from data.plans.declaration import MOST_DAYS, DayKind, LineId, Plan, Standing, StatedLimits
from data.plans.entries import PlanError, read_entry
from data.plans.files import read_toml

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Origin:
    """Where a limit comes from, in the words that pages show."""

    text: str
    clause: str = ""

    def __str__(self) -> str:
        return f"{self.text}（{self.clause}）" if self.clause else self.text


NATIONAL_GUIDE = "方案未规定，按国家指南"
OWN_DEFAULT = "方案未规定，本系统默认"
PLAN = "方案"
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
    plan: Plan | None, overrides: Mapping[str, Any] | Iterable[tuple[str, Any]] = ()
) -> Limits:
    """The plan's limits, filled up from the defaults, with `overrides` on top."""
    values: dict[str, Any] = {"income_line": None}
    origins = {"income_line": Origin(NOT_STATED, _where_to_state_a_line(plan))}
    for source, stated in [*_defaults(), (PLAN, plan.limits if plan else StatedLimits())]:
        for name, (entry_name, key) in _STATED.items():
            if (entry := getattr(stated, entry_name)) is not None:
                values[name] = getattr(entry, key)
                origins[name] = Origin(source, entry.clause)
    if plan and (line := plan.line(LineId.MONITORING)):
        values["income_line"] = line.below
        origins["income_line"] = Origin(PLAN, line.clause)
    for name, value in dict(overrides).items():
        if name not in _OVERRIDES:
            raise PlanError(f"没有“{name}”这个限值；可用的有 {'、'.join(LIMIT_NAMES)}。")
        values[name] = _typed(name, value)
        origins[name] = Origin(THIS_CALL)
    return Limits(**values, origins=origins)


def _where_to_state_a_line(plan: Plan | None) -> str:
    return f"请在 {plan.id} 的方案文件 [[lines]] 中写明" if plan else "没有适用的工作方案"


@dataclass(frozen=True)
class _Defaults:
    schema: int
    national_guide: Standing
    own_default: Standing


@cache
def _defaults() -> tuple[tuple[str, StatedLimits], ...]:
    path = _FOLDER / "national.toml"
    defaults = read_entry(_Defaults, read_toml(path), path.name)
    _check_complete(defaults, path.name)
    return (
        (NATIONAL_GUIDE, defaults.national_guide.limits),
        (OWN_DEFAULT, defaults.own_default.limits),
    )


def _check_complete(defaults: _Defaults, file_name: str) -> None:
    for entry in fields(StatedLimits):
        sources = (defaults.national_guide.limits, defaults.own_default.limits)
        if sum(getattr(source, entry.name) is not None for source in sources) != 1:
            raise PlanError(f"{file_name} {entry.name}：应恰有一处默认值。")
