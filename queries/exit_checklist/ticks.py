"""Each condition of an exit as a column that holds one of four ticks."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Select,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
)

from data.layouts.words import MATCHING
from data.plans import LineId
from data.plans.declaration import IncomeMeasure
from data.plans.limits import THIS_CALL
from queries.dialect import add_months, months_between
from queries.exit_checklist.candidates import candidates
from queries.exit_checklist.conditions import CONDITIONS, Tick, Whom
from queries.exit_checklist.facts import facts
from queries.parameters import AS_OF, EARLY_MONTHS
from queries.rules import Rules

SUDDEN_HARDSHIP = "突发严重困难户"
STANDING = "standing"  # all conditions together
_MET, _BOUNDARY, _UNKNOWN, _NOT_MET = (literal(tick.value) for tick in Tick)


def last_full_month(as_of: date) -> date:
    """The first day of the last full month that ends on or before D."""
    last_of_month = (as_of + timedelta(days=1)).replace(day=1) - timedelta(days=1)
    return last_of_month.replace(day=1)


def ticked(whom: Whom, rules: Rules, as_of: date) -> Select:
    """The facts of each candidate in CODES, a tick a condition, and what income was compared."""
    fact = facts(candidates(whom, rules.shape))
    income, line = _income(fact, rules)
    ticks = {
        "six_months": _six_months(fact),
        "income": _over(income, line),
        "housing": _guaranteed(fact.c.has_housing_problem),
        "water": _guaranteed(fact.c.has_water_problem),
        "schooling": _guaranteed(fact.c.has_dropout),
        "insurance": _guaranteed(fact.c.has_uninsured_member),
        "labour": case((fact.c.stated == 0, _UNKNOWN), (fact.c.able > 0, _MET), else_=_NOT_MET),
        "measures": case(
            (~fact.c.has_risk, _UNKNOWN),
            (or_(*(fact.c[f"lacks_{risk}"] for risk in MATCHING)), _NOT_MET),
            else_=_MET,
        ),
        "visited": case(
            (~fact.c.has_visit_ledger, _UNKNOWN),
            (fact.c.visited_on >= last_full_month(as_of), _MET),
            else_=_NOT_MET,
        ),
    }
    columns = [ticks[name].label(name) for name in CONDITIONS]
    standing = _standing(ticks).label(STANDING)
    return select(*fact.c, income.label("income_compared"), line.label("line"), *columns, standing)


def _standing(ticks: Mapping[str, ColumnElement[str]]) -> ColumnElement[str]:
    """Not met if one condition is not; unknown if one is not known or on the boundary."""
    return case(
        (or_(*(tick == _NOT_MET for tick in ticks.values())), _NOT_MET),
        (and_(*(tick == _MET for tick in ticks.values())), _MET),
        else_=_UNKNOWN,
    )


def _six_months(fact: FromClause) -> ColumnElement[str]:
    """The day six months on is itself enough; of a month known as such, months are counted."""
    included, months = fact.c.included_on, months_between(fact.c.included_on, AS_OF)
    is_exact = included == fact.c.included_last
    return case(
        (included.is_(None), _UNKNOWN),
        (and_(is_exact, add_months(included, EARLY_MONTHS) <= AS_OF), _MET),
        (is_exact, _NOT_MET),
        (months == EARLY_MONTHS, _BOUNDARY),
        (months > EARLY_MONTHS, _MET),
        else_=_NOT_MET,
    )


def _guaranteed(problem: ColumnElement[bool]) -> ColumnElement[str]:
    return case((problem.is_(None), _UNKNOWN), (problem, _NOT_MET), else_=_MET)


def _over(income: ColumnElement[float], line: ColumnElement[float]) -> ColumnElement[str]:
    """At the line is not below it, as after an elimination."""
    return case(
        (or_(income.is_(None), line.is_(None)), _UNKNOWN),
        (income >= line, _MET),
        else_=_NOT_MET,
    )


def _income(fact: FromClause, rules: Rules) -> tuple[ColumnElement[float], ColumnElement[float]]:
    """The income that the plan compares, per head, and the line; NULL where either is unknown.

    突发严重困难户 are compared by a line of their own where the plan has one.
    """
    own = rules.plan.line(LineId.SUDDEN_HARDSHIP) if rules.plan else None
    monitoring = rules.plan.line(LineId.MONITORING) if rules.plan else None
    usual = _by(monitoring.measure if monitoring else IncomeMeasure.NET_INCOME, fact)
    line = cast(literal(rules.limits.income_line, Float), Float)
    if own is None:
        return usual, line
    is_sudden = func.coalesce(fact.c.monitored_category == SUDDEN_HARDSHIP, false())
    overruled = rules.limits.origins["income_line"].text == THIS_CALL
    own_line = line if overruled else cast(literal(own.below, Float), Float)
    return (
        case((is_sudden, _by(own.measure, fact)), else_=usual),
        case((is_sudden, own_line), else_=line),
    )


def _by(measure: IncomeMeasure, fact: FromClause) -> ColumnElement[float]:
    net = fact.c.net_income_per_head
    if measure is IncomeMeasure.NET_INCOME:
        return net
    return case((fact.c.persons > 0, net - fact.c.compliant_expense / fact.c.persons))
