"""Indicators 31 and 32: meetings held month by month, and monitors registered."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tests.oracle.seen import Line, Seen


def study_meeting_rate(seen: Seen) -> Iterator[Line]:
    yield from _months_met(seen, "village", "综合研判")


def joint_meeting_rate(seen: Seen) -> Iterator[Line]:
    yield from _months_met(seen, "township", "部门联席会")


def village_monitor_coverage(seen: Seen) -> Iterator[Line]:
    yield from _covered(seen, "village", 1)


def township_monitor_coverage(seen: Seen) -> Iterator[Line]:
    yield from _covered(seen, "township", 2)


def _months_met(seen: Seen, level: str, kind: str) -> Iterator[Line]:
    """(place, full month of the period) with such a meeting / all such."""
    for region in seen.register.regions:
        if region.level != level:
            continue
        held = {
            (meeting["日期"].year, meeting["日期"].month)
            for meeting in seen.register.meetings
            if meeting["行政区划代码"] == region.code and meeting["会议类型"] == kind
        }
        for month in _full_months(seen.asked.period_start, seen.day):
            yield Line(region.code, int(month in held), 1)


def _full_months(start: date, end: date) -> Iterator[tuple[int, int]]:
    """Months that lie in the period from their first day to their last."""
    for year in range(start.year, end.year + 1):
        for month in range(1, 13):
            last = monthrange(year, month)[1]
            if start <= date(year, month, 1) and date(year, month, last) <= end:
                yield year, month


def _covered(seen: Seen, level: str, needed: int) -> Iterator[Line]:
    """≥ so many 防贫监测信息员 of its own; one without 备案日期 is there all the same."""
    for region in seen.register.regions:
        if region.level != level:
            continue
        there = [
            monitor
            for monitor in seen.register.monitors
            if monitor["行政区划代码"] == region.code
            and monitor["岗位"] == "防贫监测信息员"
            and (monitor["备案日期"] is None or monitor["备案日期"] <= seen.day)
        ]
        yield Line(region.code, int(len(there) >= needed), 1)
