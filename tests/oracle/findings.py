"""Every finding of the contract: the households that each rule finds."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.oracle import exit, gaps, help, inclusion, record_findings, visits
from tests.oracle.days import add_months, elapsed, first, last
from tests.oracle.exit import eliminated_in_period, eliminated_on
from tests.oracle.households import Household, is_in_force
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


def visit_missed(seen: Seen) -> Iterator[str]:
    """Who stays out of 18's numerator; asked one by one, since a line names no household."""
    for household in seen.households:
        if any(not line.numerator for line in visits.visit_completion_rate(seen.alone(household))):
            yield household.number


def unchanged_measures(seen: Seen) -> Iterator[str]:
    """ "categories in force the day before inclusion, not empty, equal those on D": by the
    ledger, of the monitored; known to the month, for each day that it may have been."""
    for household in seen.households:
        if not household.is_monitored:
            continue
        included = household.latest.included
        before = [
            _categories(household, day - timedelta(1)) for day in (first(included), last(included))
        ]
        on_day = _categories(household, seen.day)
        if on_day and all(categories == on_day for categories in before):
            yield household.number


def _categories(household: Household, day: date) -> set[str]:
    return {m["措施类别"] for m in household.measures if is_in_force(m, day)}


def helped_not_included(seen: Seen) -> Iterator[str]:
    since = add_months(seen.day, -12)
    for household in seen.households:
        if household.episodes or any(_gets_aid(person) for person in household.persons):
            continue
        if any(m["落实日期"] > since and _is_aid(m) for m in household.measures):
            yield household.number


def _is_aid(measure: Record) -> bool:
    named = measure.get("措施名称") or ""
    return measure["措施类别"] in ("社会帮扶", "综合保障") or "临时救助" in named


def _gets_aid(person: Record) -> bool:
    """低保 or 特困; blank is neither."""
    return (person.get("享受低保政策情况") or "未享受") != "未享受" or (
        person.get("享受特困供养政策情况") or "不享受"
    ) != "不享受"


def alert_unanswered(seen: Seen) -> Iterator[str]:
    """ "部门预警 without 核实日期 by D, older than [10] days"."""
    for household in seen.households:
        limit = seen.limits(household.village).alert_days
        for alert in seen.register.alerts:
            is_old = (seen.day - alert["推送日期"]).days > limit
            is_open = not seen.has_passed(alert.get("核实日期"))
            if is_old and is_open and _is_about(seen, alert, household):
                yield household.number


def _is_about(seen: Seen, alert: Record, household: Household) -> bool:
    """By 户编号; by a member's 证件号码 (first 18) where no such household is known."""
    if any(other.number == alert.get("户编号") for other in seen.households):
        return alert["户编号"] == household.number
    number = (alert.get("证件号码") or "")[:18]
    return any(person["证件号码"][:18] == number for person in household.persons)


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
    "trigger_mismatch": numerator_of(gaps.trigger_mismatch),
    "below_line_unmonitored": numerator_of(gaps.below_line_unmonitored),
    "rejected_by_township": numerator_of(inclusion.township_rejection_rate),
    "clock_restarts": numerator_of(inclusion.clock_restarts),
    "inclusion_overdue": numerator_of(inclusion.inclusion_overdue),
    "no_measure": numerator_of(help.no_measure),
    "safety_net_only": numerator_of(help.safety_net_only),
    "measure_mismatch": numerator_of(help.measure_mismatch),
    "unchanged_measures": unchanged_measures,
    "visit_missed": visit_missed,
    "early_elimination": numerator_of(exit.early_elimination),
    "no_labour_eliminated": numerator_of(exit.no_labour_eliminated),
    "eliminated_below_line": numerator_of(exit.eliminated_below_line),
    "worsened_after_elimination": numerator_of(exit.worsened_after_elimination),
    "over_a_year": numerator_of(exit.over_a_year),
    "record_conflict": record_findings.record_conflict,
    "incomplete_record": record_findings.incomplete_record,
    "attribute_flips": record_findings.attribute_flips,
    "helped_not_included": helped_not_included,
    "alert_unanswered": alert_unanswered,
    "elimination_in_batch": elimination_in_batch,
    "stuck": stuck,
}


def found(
    register: Register, asked: Asked, ids: tuple[str, ...] = tuple(FINDING_ORACLE)
) -> set[tuple[str, str]]:
    """Rule and 户编号: "one a rule and household"."""
    seen = Seen(register, asked)
    return {(name, number) for name in ids for number in FINDING_ORACLE[name](seen)}
