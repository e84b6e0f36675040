"""What a statement is asked with: bound values, never text, so that one statement serves any
day, period, plan and place."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Float, Integer, String, bindparam

from data.plans import ScreeningWhere, Target
from queries import triggers
from queries.calendar import full_months, last_full_month, last_full_quarter, months_later
from queries.rules import Rules
from queries.scope import Level, Scope

AS_OF = bindparam("as_of", type_=Date)
PERIOD_START = bindparam("period_start", type_=Date)
DAY_BEFORE = bindparam("day_before_period", type_=Date)
YEAR_AGO = bindparam("year_ago", type_=Date)
# The last full month and quarter by D: their first day, and the first day after them.
MONTH_START = bindparam("month_start", type_=Date)
MONTH_AFTER = bindparam("month_after", type_=Date)
QUARTER_START = bindparam("quarter_start", type_=Date)
QUARTER_AFTER = bindparam("quarter_after", type_=Date)
FULL_MONTHS_FROM = bindparam("full_months_from", type_=Date)
FULL_MONTHS = bindparam("full_months", type_=Integer)  # of the period
AS_OF_END = bindparam("as_of_end", type_=DateTime)  # the first moment after D
LEVEL = bindparam("level", type_=String)
INCOME_LINE = bindparam("income_line", type_=Float)  # on D; NULL where no plan states one
INCLUSION_DAYS = bindparam("inclusion_days", type_=Integer)
INCLUSION_KIND = bindparam("inclusion_kind", type_=String)
RESTART_DAYS = bindparam("restart_days", type_=Integer)
HELP_DAYS = bindparam("help_days", type_=Integer)
NO_MEASURE_DAYS = bindparam("no_measure_days", type_=Integer)
ALERT_DAYS = bindparam("alert_days", type_=Integer)
PUBLICITY_DAYS = bindparam("publicity_days", type_=Integer)
PUBLICITY_KIND = bindparam("publicity_kind", type_=String)
EARLY_MONTHS = bindparam("early_elimination_months", type_=Integer)
PLAN = bindparam("plan", type_=String)
KEY_VISIT_DUE = bindparam("key_visit_due", type_=Date)
VISIT_DUE = bindparam("visit_due", type_=Date)
TARGETS_ALL = bindparam("targets_all", type_=Boolean)

# One household; NULL, unless given, for all of them.
HOUSEHOLD = bindparam("household", None, type_=Integer)
CODES = bindparam("codes", type_=String, expanding=True)  # of the places counted

WORKING = "working"


def values(scope: Scope, level: Level, rules: Rules) -> dict[str, Any]:
    """The value of every parameter above but `codes`, and of those of the plan's triggers. A plan without visit stages has no due day."""
    limits = rules.limits
    return {
        "as_of": scope.as_of,
        "as_of_end": datetime.combine(scope.as_of + timedelta(days=1), time.min),
        "period_start": scope.period_start,
        "day_before_period": scope.period_start - timedelta(days=1),
        "year_ago": months_later(scope.as_of, -12),
        "level": level.value,
        "income_line": limits.income_line,
        "inclusion_days": limits.inclusion_days,
        "inclusion_kind": limits.inclusion_kind.value,
        "restart_days": limits.restart_days,
        "help_days": limits.help_days,
        "no_measure_days": limits.no_measure_days,
        "alert_days": limits.alert_days,
        "publicity_days": limits.publicity_days,
        "publicity_kind": limits.publicity_kind.value,
        "early_elimination_months": limits.early_elimination_months,
        **_months(scope),
        **_visits(rules),
        **triggers.values(rules.plan, limits),
    }


def _months(scope: Scope) -> Mapping[str, Any]:
    month, quarter = last_full_month(scope.as_of), last_full_quarter(scope.as_of)
    first, number = full_months(scope.period_start, scope.as_of)
    return {
        "month_start": month,
        "month_after": months_later(month, 1),
        "quarter_start": quarter,
        "quarter_after": months_later(quarter, 3),
        "full_months_from": first,
        "full_months": number,
    }


def _visits(rules: Rules) -> Mapping[str, Any]:
    stages = rules.plan.visit_stages if rules.plan else ()
    due: dict[ScreeningWhere | None, date] = {stage.items.where: stage.due for stage in stages}
    everyone = due.get(None)
    return {
        "plan": rules.plan.id if rules.plan else "",
        "key_visit_due": due.get(ScreeningWhere.TICKED_OR_TRIGGERED, everyone),
        "visit_due": due.get(ScreeningWhere.NEITHER_TICKED_NOR_TRIGGERED, everyone),
        "targets_all": any(stage.target is Target.ALL_HOUSEHOLDS for stage in stages),
    }
