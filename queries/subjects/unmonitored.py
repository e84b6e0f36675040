"""Subject: a household that is not monitored on D, included once and gone again or never."""

from sqlalchemy import (
    ColumnElement,
    Float,
    Subquery,
    and_,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)

from data.models import episodes, household_versions, person_versions, procedures
from queries.parameters import AS_OF, INCOME_LINE
from queries.rules import Shape
from queries.subjects.versions import in_force, seen

# Amounts are in whole cents, so what is below at all is below by more than this.
HALF_A_CENT = 0.005


def unmonitored_households(shape: Shape) -> Subquery:
    """One row a household without an episode in which it is monitored.

    `is_below_line` is by 人均纯收入 less 合规自付支出 a person, where both the income and the
    line are known (`is_income_comparable`); a blank expense is none.
    """
    v, e, persons = household_versions.c, episodes.c, _persons()
    income = v.net_income_per_head
    line = cast(INCOME_LINE, Float)
    expense = func.coalesce(v.compliant_expense, 0.0)
    # Multiplied out: a quotient is seldom exact, and a household at the line is not below it.
    short_of = line * persons - (income * persons - expense)
    is_below = case(
        # Even alone with the whole expense not below it: nobody need be counted.
        (income - expense >= line, False),
        (short_of > HALF_A_CENT, True),
        else_=False,
    )
    return (
        select(
            v.household_id,
            v.village_code.label("region_code"),
            persons.label("persons"),
            e.household_id.is_not(None).label("has_left"),
            income,
            v.compliant_expense,
            v.income_to_on,
            v.income_to_on_is_month,
            (income - expense / persons).label("income_after_expense"),
            line.label("income_line"),
            and_(income.is_not(None), line.is_not(None)).label("is_income_comparable"),
            is_below.label("is_below_line"),
            (func.coalesce(func.length(v.exclusions), 0) > 1).label("is_excluded"),
            _is_refused_with_reason().label("is_refused_with_reason"),
        )
        .select_from(household_versions)
        .outerjoin(
            episodes, and_(e.household_id == v.household_id, e.is_latest, seen(episodes, AS_OF))
        )
        .where(in_force(household_versions, AS_OF), or_(e.state.is_(None), e.state == "ended"))
        .subquery("unmonitored")
    )


def _persons() -> ColumnElement[int]:
    """Counted household by household: few need to be."""
    p = person_versions
    return (
        select(func.nullif(func.count(), 0))
        .where(in_force(p, AS_OF, of=household_versions.c.household_id))
        .scalar_subquery()
    )


def _is_refused_with_reason() -> ColumnElement[bool]:
    p = procedures.c
    return exists().where(
        p.household_id == household_versions.c.household_id,
        p.status == "不予纳入",
        func.coalesce(func.trim(p.refusal_reason), "") != "",
        p.ended_on <= AS_OF,
    )
