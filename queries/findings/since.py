"""Since when a finding has held. A day known only to its month counts as the month's first,
but a limit has surely passed only if counted from its last."""

from datetime import date, timedelta

from data.layouts.words import MATCHING
from queries import calendar
from queries.findings.declaration import Case
from queries.subjects.households import UNMATCHED
from queries.subjects.measures import ENDED


def screening(case: Case) -> date:
    """The day of the visit that was followed by 否."""
    return case.row.visited_on


def elimination(case: Case) -> date:
    """The day of the elimination in force."""
    return case.row.eliminated_on


def township_review(case: Case) -> date:
    """The day of the township's review that refused."""
    return case.row.township_review_on


def clue(case: Case) -> date:
    """The clue that took the procedure up again."""
    return case.row.clue_on


def inclusion_limit(case: Case) -> date:
    """The first day past the inclusion limit, counted from the clue."""
    limits = case.limits
    return case.passed(case.row.clue_on, limits.inclusion_days, limits.inclusion_kind)


def standstill(case: Case) -> date:
    """The first day past the inclusion limit, counted from the latest stage day."""
    limits = case.limits
    return case.passed(case.row.latest_stage_on, limits.inclusion_days, limits.inclusion_kind)


def without_measure(case: Case) -> date:
    """The day the limit was reached, or the day after the last measure ended, or the rollback
    that made the household active again: whichever is last. When a measure of an export
    disappeared is not known and moves nothing."""
    reached = case.row.included_last + timedelta(days=case.limits.no_measure_days)
    return _last(reached, _after(case.row.last_measure_ended_on), case.row.rolled_back_on)


def safety_net_alone(case: Case) -> date | None:
    """The day after the last other measure ended, or the begin of the first measure now in
    force, or the inclusion or rollback that made the household active: whichever is last.
    None where only the export, which gives no days, names the measures."""
    if case.row.measures_in_force_since is None:
        return None
    return _last(
        case.row.measures_in_force_since,
        _after(case.row.last_other_measure_ended_on),
        case.row.included_on,
        case.row.rolled_back_on,
    )


def a_year(case: Case) -> date:
    """The day after inclusion + 12 months, or the rollback that made the household active."""
    year = calendar.months_later(case.row.included_last, 12) + timedelta(days=1)
    return _last(year, case.row.rolled_back_on)


def incompleteness(case: Case) -> date:
    """The export that states the record as it is, or the inclusion or rollback that made the
    household active, whichever is last. An earlier export may have had the same gap."""
    return _last(case.row.included_on, case.row.rolled_back_on, case.row.stated_since)


def mismatch(case: Case) -> date:
    """The first day on which a risk that is stated now had no matching measure: the inclusion or
    rollback that made the household active, or the day after the last such measure ended."""
    row = case.row._mapping
    active = _last(row["included_on"], row["rolled_back_on"])
    ended = (row[ENDED[risk]] for risk in MATCHING if row[UNMATCHED[risk]])
    return min(_last(active, _after(day)) for day in ended)


def last_full_month(case: Case) -> date:
    """The last day of the last month that has ended by D: only then was it missed."""
    return calendar.month_end(calendar.last_full_month(case.scope.as_of))


def inclusion(case: Case) -> date:
    """The day of the latest inclusion."""
    return case.row.included_on


def income_measured(case: Case) -> date | None:
    """The end of 收入测算期 (of a month its last day), from which on the income is known to be
    what it is. None where it is not stated or lies after D."""
    end, is_month = case.row.income_to_on, case.row.income_to_on_is_month
    if end is not None and is_month:
        end = calendar.month_end(end)
    return end if end is not None and end <= case.scope.as_of else None


def second_change(case: Case) -> date:
    """The export with which the category had changed too often."""
    return case.row.flipped_on


def first_help(case: Case) -> date:
    """The first measure of the last twelve months."""
    return case.row.first_begun_on


def alert_limit(case: Case) -> date:
    """The first day past the limit, counted from when the warning was sent."""
    return case.passed(case.row.pushed_on, case.limits.alert_days)


def first_conflict(case: Case) -> date | None:
    """The first day on which one of the contradictions that hold on D was seen; None where the
    first export, whose record counts from the beginning, has one."""
    days = [row.since for row in case.rows]
    return None if None in days else min(days)


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _last(*days: date | None) -> date:
    return max(day for day in days if day is not None)
