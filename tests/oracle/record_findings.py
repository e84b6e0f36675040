"""Findings about the record itself: contradictory, incomplete, changed again and again."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.days import add_months, first, months_apart
from tests.oracle.households import Household, exports_of, merged
from tests.oracle.order import is_complete
from tests.oracle.records import Month, Record
from tests.oracle.seen import Seen

MISFITS = {("脱贫不稳定户", "一般农户"), ("边缘易致贫户", "脱贫户")}


def incomplete_record(seen: Seen) -> Iterator[str]:
    for household in seen.households:
        if household.state == "active" and not is_complete(household):
            yield household.number


def record_conflict(seen: Seen) -> Iterator[str]:
    for household in seen.households:
        facts = household.facts
        latest = household.latest
        if (
            (latest is not None and latest.is_contradicted)
            or any(_is_contradictory(seen, procedure) for procedure in household.procedures)
            or _was_eliminated_first(seen, facts)
            or _is_eliminated_before_inclusion(household)
            or (facts.get("监测对象类别"), facts["户类型"]) in MISFITS
        ):
            yield household.number


def _is_contradictory(seen: Seen, procedure: Record) -> bool:
    """ "公示 ended before it began, approval before the clue"; nothing dated after D is seen."""
    pairs = (("公示结束日期", "公示开始日期"), ("县级审定日期", "线索发现日期"))
    days = ((procedure.get(early), procedure.get(late)) for early, late in pairs)
    return any(
        seen.has_passed(early) and seen.has_passed(late) and early < late for early, late in days
    )


def _was_eliminated_first(seen: Seen, facts: Record) -> bool:
    """ "elimination before inclusion", as one export states both."""
    eliminated, identified = facts.get("消除监测时间"), facts.get("识别监测时间")
    if eliminated is None or identified is None or first(identified) > seen.day:
        return False
    return _is_before(eliminated, identified)


def _is_eliminated_before_inclusion(household: Household) -> bool:
    if household.state != "eliminated":
        return False
    return _is_before(household.latest.eliminations[-1].day, household.latest.included)


def _is_before(one: date | Month, other: date | Month) -> bool:
    """By months where a month is all that is known of either."""
    if isinstance(one, Month) or isinstance(other, Month):
        return months_apart(one, other) < 0
    return one < other


def attribute_flips(seen: Seen) -> Iterator[str]:
    """ "≥ 2 changes of category between exports in 12 months"."""
    for household in seen.households:
        if len(_changes(seen, household.number)) >= 2:
            yield household.number


def _changes(seen: Seen, number: str) -> list[date]:
    """Days of exports after which another category stands, once one was ever stated."""
    since = add_months(seen.day, -12)
    changes, rows, was, is_stated = [], [], None, False
    for day, row in exports_of(seen.register, number):
        rows.append(row)
        category = merged(rows)[0].get("监测对象类别")
        if is_stated and category != was and since < day <= seen.day:
            changes.append(day)
        was, is_stated = category, is_stated or category is not None
    return changes
