"""Indicators 1-10: stock, inclusion and its procedure."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.days import elapsed, spanned
from tests.oracle.households import Household
from tests.oracle.procedures import ended_on
from tests.oracle.records import Record
from tests.oracle.seen import Line, Seen


def _one(household: Household, holds: bool) -> Line:
    return Line(household.village, int(holds), persons=len(household.persons))


def monitored(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        yield _one(household, household.is_monitored)


def active(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        yield _one(household, household.state == "active")


def included_in_period(seen: Seen, household: Household) -> bool:
    """ "Included in the period" counts also who left later; a household counts once."""
    return any(seen.in_period(episode.included) for episode in household.episodes)


def new_inclusions(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        yield _one(household, included_in_period(seen, household))


def new_inclusions_per_1000(seen: Seen) -> Iterator[Line]:
    yield from new_inclusions(seen)
    for code, village in seen.villages.items():
        yield Line(code, denominator=village["农村户数"])


def _inclusions(seen: Seen) -> Iterator[tuple[Household, Record, str]]:
    for household, procedure, status in seen.procedures():
        if procedure["程序类型"] == "纳入":
            yield household, procedure, status


def _age(seen: Seen, household: Household, procedure: Record, end: date) -> int:
    kind = seen.limits(household.village).inclusion_kind
    return elapsed(procedure["线索发现日期"], end, kind)


def inclusion_on_time_rate(seen: Seen) -> Iterator[Line]:
    for household, procedure, status in _inclusions(seen):
        limit = seen.limits(household.village).inclusion_days
        place = household.village
        if status == "办结" and seen.in_period(ended_on(procedure)):
            approved = procedure.get("县级审定日期")
            if approved is None or approved < procedure["线索发现日期"]:
                # A missing or contradictory pair: neither on time nor late.
                yield Line(place, unmeasurable=1)
            else:
                # "县级审定 − 线索发现 ≤ limit": the limit's last day is on time.
                on_time = _age(seen, household, procedure, approved) <= limit
                yield Line(place, int(on_time), 1)
        elif status == "在办" and _age(seen, household, procedure, seen.day) > limit:
            # An open procedure past its limit is already late; a younger one is not yet due.
            yield Line(place, 0, 1)


def inclusion_overdue(seen: Seen) -> Iterator[Line]:
    for household, procedure, status in _inclusions(seen):
        limit = seen.limits(household.village).inclusion_days
        if status == "在办" and _age(seen, household, procedure, seen.day) > limit:
            yield Line(household.village, 1)


def inclusion_due_soon(seen: Seen) -> Iterator[Line]:
    for household, procedure, status in _inclusions(seen):
        limit = seen.limits(household.village).inclusion_days
        age = _age(seen, household, procedure, seen.day)
        # "0.8 × limit ≤ D − 线索发现 ≤ limit", in whole numbers.
        if status == "在办" and 8 * limit <= 10 * age <= 10 * limit:
            yield Line(household.village, 1)


def township_rejection_rate(seen: Seen) -> Iterator[Line]:
    for household, procedure, _ in _inclusions(seen):
        reviewed = procedure.get("乡镇审核日期")
        if procedure.get("村级意见") == "同意" and reviewed and seen.in_period(reviewed):
            # A blank 乡镇意见 is no rejection.
            yield Line(household.village, int(procedure.get("乡镇意见") == "不同意"), 1)


def clock_restarts(seen: Seen) -> Iterator[Line]:
    for household, procedure, _ in _inclusions(seen):
        if not seen.in_period(procedure["线索发现日期"]):
            continue
        limit = seen.limits(household.village).restart_days
        if any(
            _restarts(procedure, earlier, limit)
            for earlier in household.procedures
            if earlier["程序类型"] == "纳入"
        ):
            yield Line(household.village, 1)


def _restarts(procedure: Record, earlier: Record, limit: int) -> bool:
    if _order(earlier) >= _order(procedure):
        return False
    if earlier["办理状态"] not in ("暂不纳入", "终止"):
        return False
    # "0 to [60] days after the end": the very day counts, and so does the sixtieth.
    return 0 <= (procedure["线索发现日期"] - ended_on(earlier)).days <= limit


def _order(procedure: Record) -> tuple[date, str]:
    return procedure["线索发现日期"], procedure["程序编号"]


def publicity_compliance_rate(seen: Seen) -> Iterator[Line]:
    # "procedures of every type", in whatever state
    for household, procedure, _ in seen.procedures():
        start, end = procedure.get("公示开始日期"), procedure.get("公示结束日期")
        if end is None or not seen.in_period(end):
            continue
        if start is None or start > end:
            yield Line(household.village, unmeasurable=1)
            continue
        limits = seen.limits(household.village)
        days = spanned(start, end, limits.publicity_kind)
        yield Line(household.village, int(days >= limits.publicity_days), 1)


def refusals_without_reason(seen: Seen) -> Iterator[Line]:
    for household, procedure, status in seen.procedures():
        if status in ("不予纳入", "暂不纳入") and seen.in_period(ended_on(procedure)):
            yield Line(household.village, int(not procedure.get("不予纳入理由")))
