"""Indicators 13-17: measures of help."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.oracle.days import both_ends
from tests.oracle.households import Household, is_in_force
from tests.oracle.records import Month
from tests.oracle.seen import Line, Seen

DEVELOPMENTAL = {"产业帮扶", "就业帮扶", "金融帮扶", "公益岗位帮扶"}
# "other risks untested"
MATCHING = {
    "因病": {"健康帮扶", "社会帮扶"},
    "因学": {"义务教育保障", "教育帮扶", "社会帮扶"},
    "因残": {"综合保障", "社会帮扶"},
    "因安全住房": {"住房安全保障"},
    "因安全饮水": {"饮水安全保障"},
    "因务工就业不稳": {"就业帮扶", "公益岗位帮扶"},
}


def help_on_time_rate(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        days = [e.included for e in household.episodes if seen.in_period(e.included)]
        if not days:
            continue
        # The latest episode's, in the order of events.
        included = days[-1]
        if isinstance(included, Month):
            # "an inclusion known only to the month is `unmeasurable`"
            yield Line(household.village, unmeasurable=1)
            continue
        limit = seen.limits(household.village).help_days
        is_past = (seen.day - included).days > limit
        if _was_helped_on_time(household, included, limit):
            yield Line(household.village, 1, 1)
        elif is_past and household.undated_measures():
            # The export names measures and no ledger says when they began.
            yield Line(household.village, unmeasurable=1)
        elif is_past:
            # Up to the limit nobody is late yet.
            yield Line(household.village, 0, 1)


def _was_helped_on_time(household: Household, included: date, limit: int) -> bool:
    for measure in household.measures:
        if included <= measure["落实日期"] <= included + timedelta(limit):
            return True
        # The green channel: after a disaster help may come before the procedure.
        if (
            household.is_at_risk_of("因自然灾害")
            and measure["落实日期"] < included
            and is_in_force(measure, household.day)
        ):
            return True
    return False


def no_measure(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state != "active" or household.measures_in_force():
            continue
        limit = seen.limits(household.village).no_measure_days
        # "D − included ≥ [30] days": the thirtieth day counts.
        is_due = both_ends(
            household.latest.included, lambda day, limit=limit: (seen.day - day).days >= limit
        )
        yield _judged(household, is_due)


def developmental_rate(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state != "active" or household.is_safety_net:
            continue
        if household.has_labour is None:
            yield Line(household.village, unmeasurable=1)
        elif household.has_labour:
            has = DEVELOPMENTAL & household.measures_in_force()
            yield Line(household.village, int(bool(has)), 1)


def safety_net_only(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state != "active" or household.is_safety_net:
            continue
        # "measures in force ≥ 1 and all 综合保障"
        if household.measures_in_force() == {"综合保障"}:
            yield _judged(household, household.has_labour)


def measure_mismatch(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state == "active":
            in_force = household.measures_in_force()
            unmatched = [
                risk
                for risk, categories in MATCHING.items()
                if household.is_at_risk_of(risk) and not categories & in_force
            ]
            yield Line(household.village, int(bool(unmatched)))


def _judged(household: Household, holds: bool | None) -> Line:
    """A household that meets the other conditions, and hangs on this one."""
    return Line(household.village, int(holds is True), unmeasurable=int(holds is None))
