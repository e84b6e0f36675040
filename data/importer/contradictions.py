"""Rows that can be read and yet contradict themselves: stored, and warned of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

Stated = Mapping[str, Any]
Contradiction = tuple[str, str]  # name of the field to look at, and what is contradictory

FITTING_TYPE = {"脱贫不稳定户": "脱贫户", "边缘易致贫户": "一般农户"}
MEND = "已按原样导入，请核实后在系统中更正"


def contradictions(layout: str, stated: Stated) -> Iterator[Contradiction]:
    if layout == "procedures":
        yield from _in_procedure(stated)
    elif layout == "household_members":
        yield from _in_household(stated)


def _in_procedure(stated: Stated) -> Iterator[Contradiction]:
    if _before(stated.get("publicity_to_on"), stated.get("publicity_from_on")):
        yield "publicity_to_on", "公示结束早于公示开始"
    if _before(stated.get("county_approval_on"), stated.get("clue_on")):
        yield "county_approval_on", "县级审定早于线索发现"


def _in_household(stated: Stated) -> Iterator[Contradiction]:
    if _surely_before(stated.get("eliminated_on"), stated.get("identified_on")):
        yield "eliminated_on", "风险消除早于识别监测"
    fitting = FITTING_TYPE.get(stated.get("monitored_category") or "")
    if fitting and stated.get("household_type") != fitting:
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
