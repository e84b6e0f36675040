"""Every finding of the contract: the households that each rule finds."""

from collections.abc import Callable, Iterator

from tests.oracle import exit, help, inclusion
from tests.oracle.days import elapsed
from tests.oracle.exit import eliminated_in_period, eliminated_on
from tests.oracle.order import is_complete
from tests.oracle.procedures import STAGE_DAYS
from tests.oracle.records import Month, Record, Register
from tests.oracle.rules import Asked
from tests.oracle.seen import Line, Seen

Rule = Callable[[Seen], Iterator[str]]


def numerator_of(indicator: Callable[[Seen], Iterator[Line]]) -> Rule:
    """Each household that is in the numerator, or has something in it, if asked about alone."""

    def rule(seen: Seen) -> Iterator[str]:
        for household in seen.households:
            if any(line.numerator for line in indicator(seen.alone(household))):
                yield household.number

    return rule


def incomplete_record(seen: Seen) -> Iterator[str]:
    for household in seen.households:
        if household.state == "active" and not is_complete(household):
            yield household.number


def elimination_in_batch(seen: Seen) -> Iterator[str]:
    """ "village with ≥ 5 eliminations in the period and concentration > 50 %: those in the
    busiest 14 days"; of several such fortnights the earliest."""
    by_village: dict[str, list] = {}
    for household in eliminated_in_period(seen):
        if not isinstance(eliminated_on(household), Month):
            by_village.setdefault(household.village, []).append(household)
    for households in by_village.values():
        days = sorted(eliminated_on(household) for household in households)
        within = {first: sum(0 <= (day - first).days < 14 for day in days) for first in days}
        first = max(days, key=lambda day: (within[day], -day.toordinal()))
        if len(days) >= 5 and within[first] / len(days) > 0.5:
            for household in households:
                if 0 <= (eliminated_on(household) - first).days < 14:
                    yield household.number


def stuck(seen: Seen) -> Iterator[str]:
    """ "在办 and no stage day for longer than the limit": of an inclusion, the limit's days."""
    for household, procedure, status in seen.procedures():
        limits = seen.limits(household.village)
        if procedure["程序类型"] == "纳入" and status == "在办":
            since = _latest_stage(seen, procedure)
            if elapsed(since, seen.day, limits.inclusion_kind) > limits.inclusion_days:
                yield household.number


def _latest_stage(seen: Seen, procedure: Record):
    """Entry into the system is a stage as well; nothing dated after D is seen."""
    days = [procedure.get(stage) for stage in (*STAGE_DAYS, "系统录入日期")]
    return max(day for day in days if seen.has_passed(day))


FINDING_ORACLE: dict[str, Rule] = {
    "rejected_by_township": numerator_of(inclusion.township_rejection_rate),
    "clock_restarts": numerator_of(inclusion.clock_restarts),
    "inclusion_overdue": numerator_of(inclusion.inclusion_overdue),
    "no_measure": numerator_of(help.no_measure),
    "safety_net_only": numerator_of(help.safety_net_only),
    "early_elimination": numerator_of(exit.early_elimination),
    "no_labour_eliminated": numerator_of(exit.no_labour_eliminated),
    "eliminated_below_line": numerator_of(exit.eliminated_below_line),
    "worsened_after_elimination": numerator_of(exit.worsened_after_elimination),
    "over_a_year": numerator_of(exit.over_a_year),
    "incomplete_record": incomplete_record,
    "elimination_in_batch": elimination_in_batch,
    "stuck": stuck,
}


def found(
    register: Register, asked: Asked, ids: tuple[str, ...] = tuple(FINDING_ORACLE)
) -> set[tuple[str, str]]:
    """Rule and 户编号: "one a rule and household"."""
    seen = Seen(register, asked)
    return {(name, number) for name in ids for number in FINDING_ORACLE[name](seen)}
