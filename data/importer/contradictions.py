"""Rows that can be read and yet contradict themselves: stored, and warned of."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from data.layouts.words import FITTING_TYPE

Stated = Callable[[str], Any]  # name of a field → what a row says
Contradiction = tuple[str, str]  # name of the field to look at, and what is contradictory

MEND = "已按原样导入，请核实后在系统中更正"
_PROBLEM_DAYS = (
    ("rectified_on", "found_on", "整改完成早于发现"),
    ("due_on", "found_on", "整改时限早于发现"),
    ("reviewed_on", "rectified_on", "复核早于整改完成"),
)
# Days by layout: the one that cannot lie before the other, and what is said if it does.
NOT_BEFORE = {
    "procedures": (
        ("publicity_to_on", "publicity_from_on", "公示结束早于公示开始"),
        ("county_approval_on", "clue_on", "县级审定早于线索发现"),
    ),
    "visits": (("entered_on", "visited_on", "录入早于走访"),),
    "household_problems": _PROBLEM_DAYS,
    "area_problems": _PROBLEM_DAYS,
    "data_doubts": (("verified_on", "issued_on", "核实早于下发"),),
    "record_updates": (("reviewed_on", "submitted_on", "审核早于提交"),),
    "department_alerts": (("verified_on", "pushed_on", "核实早于推送"),),
}


def contradictions(layout: str, stated: Stated) -> Iterator[Contradiction]:
    for later, earlier, problem in NOT_BEFORE.get(layout, ()):
        if _before(stated(later), stated(earlier)):
            yield later, problem
    if layout == "household_members":
        yield from _in_household(stated)


def _in_household(stated: Stated) -> Iterator[Contradiction]:
    if _surely_before(stated("eliminated_on"), stated("identified_on")):
        yield "eliminated_on", "风险消除早于识别监测"
    fitting = FITTING_TYPE.get(stated("monitored_category") or "")
    if fitting and stated("household_type") != fitting:
        yield "monitored_category", "监测对象类别与户类型不符"


def _before(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first < second


def _surely_before(first: tuple[date, bool] | None, second: tuple[date, bool] | None) -> bool:
    """Of days or months: by months where a month is all that is known of either."""
    if first is None or second is None:
        return False
    if first[1] or second[1]:
        return first[0].replace(day=1) < second[0].replace(day=1)
    return first[0] < second[0]
