"""Indicators 11 and 12: who should have been looked at, or included, and was not."""

from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.households import Household
from tests.oracle.procedures import ended_on
from tests.oracle.screening import rows_of_the_round
from tests.oracle.seen import Line, Seen
from tests.oracle.triggers import is_triggered


def trigger_mismatch(seen: Seen) -> Iterator[Line]:
    for household, row in rows_of_the_round(seen):
        # "up to D": a row without a day of the visit is no screening yet.
        if not seen.has_passed(row.get("入户日期")) or household.is_monitored:
            continue
        if row.get("是否需启动识别认定程序") is not False or _was_proposed(seen, household):
            continue
        found: bool | None = True
        if not row.get("触发情形"):
            place = household.village
            found = is_triggered(seen.plan(place).id, household, seen.limits(place))
        yield Line(household.village, int(found is True), unmeasurable=int(found is None))


def _was_proposed(seen: Seen, household: Household) -> bool:
    return any(
        p["程序类型"] == "纳入" and p["线索发现日期"] <= seen.day for p in household.procedures
    )


def below_line_unmonitored(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.episodes or household.facts.get("排除情形") or _was_refused(seen, household):
            continue
        line = seen.limits(household.village).income_line
        income = _income_after_expense(household)
        if line is None or income is None:
            yield Line(household.village, unmeasurable=1)
        else:
            # "< income line": at the line is not below it.
            yield Line(household.village, int(income < _exact(line)))


def _was_refused(seen: Seen, household: Household) -> bool:
    """ "不予纳入 with a reason ended by D": 暂不纳入 is none, nor one without a reason."""
    return any(
        procedure["办理状态"] == "不予纳入"
        and (procedure.get("不予纳入理由") or "").strip()
        and ended_on(procedure) <= seen.day
        for procedure in household.procedures
    )


def _income_after_expense(household: Household) -> Fraction | None:
    """ "人均纯收入 − 合规自付支出/persons (blank expense = 0, 理赔收入 ignored)"."""
    income = household.facts.get("人均纯收入")
    if income is None:
        return None
    expense = household.facts.get("合规自付支出") or 0
    return _exact(income) - _exact(expense) / len(household.persons)


def _exact(amount: float) -> Fraction:
    return Fraction(str(amount))
