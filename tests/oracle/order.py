"""Indicators 26-28: whether the records are complete, and how fast they are put right."""

from collections.abc import Iterator

from tests.oracle.households import GUARANTEE_PROBLEMS, Household
from tests.oracle.seen import Line, Seen


def completeness_rate(seen: Seen) -> Iterator[Line]:
    """All present / active."""
    for household in seen.households:
        if household.state == "active":
            yield Line(household.village, int(is_complete(household)), 1)


def is_complete(household: Household) -> bool:
    facts = household.facts

    def stated(header: str) -> bool:
        return facts.get(header) is not None

    return (
        stated("人均纯收入")
        and (stated("合规自付支出") or stated("生产经营性支出"))
        and all(stated(header) for header in GUARANTEE_PROBLEMS)
        and stated("监测对象类别")
        and bool(facts.get("风险类型"))
        and (stated("监测联系人") or stated("户联系电话"))
    )


def doubt_clearance_rate(seen: Seen) -> Iterator[Line]:
    """Verified by D (未核实 with a day is not) / issued in the period."""
    for household, doubt in seen.items(seen.register.doubts):
        if seen.in_period(doubt["下发日期"]):
            is_verified = seen.has_passed(doubt.get("核实日期")) and doubt["核实结果"] != "未核实"
            yield Line(household.village, int(is_verified), 1)


def review_rate(seen: Seen) -> Iterator[Line]:
    """Reviewed by D, 退回 included / submitted in the period."""
    for household, update in seen.items(seen.register.updates):
        if seen.in_period(update["提交日期"]):
            yield Line(household.village, int(seen.has_passed(update.get("审核日期"))), 1)


def review_backlog_days(seen: Seen) -> Iterator[Line]:
    """The age of each that is open on D; the figure is their median."""
    for household, update in seen.items(seen.register.updates):
        if update["提交日期"] <= seen.day and not seen.has_passed(update.get("审核日期")):
            yield Line(household.village, days=(seen.day - update["提交日期"]).days)
