"""What a plan must agree with in itself, beyond each entry's own type and range."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from data.plans.declaration import MeetingItems, Plan, ProcedureItems, Trigger
from data.plans.entries import PlanError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REGION_CODE = re.compile(r"\d{12}", re.ASCII)
# A list in one cell is parted at these.
_SEPARATORS = set("、，,;；|")
_ORDERED = (
    ("starts_on", "due"),
    ("since", "until"),
    ("income_from", "income_to"),
    ("stated_from", "stated_to"),
)


def check_plan(plan: Plan, file_name: str) -> None:
    """Raises `PlanError` naming file, entry, what was read and what is allowed."""
    if not _REGION_CODE.fullmatch(plan.region_code):
        raise PlanError(f"{file_name} region_code：读到 {plan.region_code!r}，应为12位数字。")
    if not _ID.fullmatch(plan.id):
        raise PlanError(
            f"{file_name} id：读到 {plan.id!r}，应为小写字母、数字和连字符，如 county-2024。"
        )
    check_all(plan, file_name)
    _check_years(plan, file_name)


def check_all(entry: Any, where: str) -> None:
    """The entry and all below it."""
    for place, found in entries(entry, where):
        _check_entry(found, place)


def _check_entry(entry: Any, where: str) -> None:
    """Days in order, and no key twice in a list."""
    for first, last in _ORDERED:
        begins, ends = getattr(entry, first, None), getattr(entry, last, None)
        if begins and ends and begins > ends:
            raise PlanError(f"{where}：{first} {begins} 晚于 {last} {ends}。")
    for name, values in _lists(entry):
        keys = [getattr(value, "key", None) for value in values]
        for key in keys:
            if key is not None and keys.count(key) > 1:
                raise PlanError(f"{where} {name}：“{key}”出现了两次，每个只能写一次。")
    if isinstance(entry, Trigger) and _SEPARATORS & set(entry.name):
        raise PlanError(f"{where} name：读到“{entry.name}”，其中不能有顿号、逗号、分号或竖线。")


def _check_years(plan: Plan, file_name: str) -> None:
    """A round ends in the plan's year or in the next; a copied file is not half changed."""
    days = [("amendments effective_from", change.effective_from) for change in plan.amendments]
    for stage in plan.stages:
        where = f"stages “{stage.id}”"
        days.append((f"{where} due", stage.due))
        if isinstance(stage.items, MeetingItems) and stage.items.since:
            days.append((f"{where} items since", stage.items.since))
        if isinstance(stage.items, ProcedureItems):
            days.append((f"{where} items until", stage.items.until))
    for entry, day in days:
        if day.year not in (plan.year, plan.year + 1):
            raise PlanError(
                f"{file_name} {entry}：读到 {day}，应在方案年度{plan.year}年或次年之内。"
            )


def entries(entry: Any, where: str) -> Iterator[tuple[str, Any]]:
    """The entry and all below it, each with where it stands."""
    yield where, entry
    for field in fields(entry):
        value = getattr(entry, field.name)
        if is_dataclass(value):
            yield from entries(value, f"{where} {field.name}")
    for name, values in _lists(entry):
        for number, value in enumerate(values, 1):
            if is_dataclass(value):
                called = f"“{value.key}”" if hasattr(value, "key") else f"第{number}项"
                yield from entries(value, f"{where} {name} {called}")


def _lists(entry: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, tuple):
            yield field.name, value
