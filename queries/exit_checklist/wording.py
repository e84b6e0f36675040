"""The figure that a condition was read from, in a few words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from data.layouts.words import MATCHING
from queries.households import day_or_month

Fact = Mapping[str, Any]


def in_words(condition: str, fact: Fact, as_of: date) -> str:
    return _SAID[condition](fact, as_of)


def _six_months(fact: Fact, as_of: date) -> str:
    included = fact["included_on"]
    if included is None:
        return "没有纳入日期"
    if included != fact["included_last"]:
        months = (as_of.year - included.year) * 12 + as_of.month - included.month
        return f"{day_or_month(included, fact['included_last'])}，月份相差{months}"
    months = (as_of.year - included.year) * 12 + as_of.month - included.month
    months -= as_of.day < included.day
    return f"{included}，满{max(months, 0)}个月"


def _income(fact: Fact, as_of: date) -> str:
    income, line = fact["income_compared"], fact["line"]
    said = "未填" if income is None else f"{income:,.0f}元"
    return f"{said}，{'没有监测范围' if line is None else f'线{line:,.0f}元'}"


def _guarantee(column: str) -> Callable[[Fact, date], str]:
    def said(fact: Fact, as_of: date) -> str:
        problem = fact[column]
        return "未填" if problem is None else "有问题" if problem else "没有问题"

    return said


def _labour(fact: Fact, as_of: date) -> str:
    if not fact["stated"]:
        return "劳动技能未填"
    if not fact["able"]:
        return "整户没有，暂不标注"
    return f"{fact['persons']}人中{fact['able']}人"


def _measures(fact: Fact, as_of: date) -> str:
    if not fact["has_risk"]:
        return "风险类型未填"
    lacking = [risk for risk in MATCHING if fact[f"lacks_{risk}"]]
    return f"缺：{'、'.join(lacking)}" if lacking else "不缺"


def _visited(fact: Fact, as_of: date) -> str:
    if not fact["has_visit_ledger"]:
        return "没有走访台账"
    return str(fact["visited_on"] or "没有入户走访")


_SAID: dict[str, Callable[[Fact, date], str]] = {
    "six_months": _six_months,
    "income": _income,
    "housing": _guarantee("has_housing_problem"),
    "water": _guarantee("has_water_problem"),
    "schooling": _guarantee("has_dropout"),
    "insurance": _guarantee("has_uninsured_member"),
    "labour": _labour,
    "measures": _measures,
    "visited": _visited,
}
