"""Whether a monitored household's record states what it must (关键信息)."""

from sqlalchemy import ColumnElement, FromClause, and_, func, or_

from data.layouts.household_members import GUARANTEES


def stated(v: FromClause) -> dict[str, ColumnElement[bool]]:
    """By column name, whether a version of a household states it; never NULL.

    A guarantee that is not stated is not a guarantee kept: all four must be.
    """
    expense = or_(v.c.compliant_expense.is_not(None), v.c.business_expense.is_not(None))
    return {
        "has_income": v.c.net_income_per_head.is_not(None),
        "has_expense": expense,
        "has_guarantees": and_(*(v.c[field.name].is_not(None) for field in GUARANTEES)),
        "has_category": v.c.monitored_category.is_not(None),
        # `|` alone is an empty list.
        "has_risk": func.coalesce(func.length(v.c.risks), 0) > 1,
        "has_contact": or_(v.c.contact_person.is_not(None), v.c.household_phone.is_not(None)),
    }


def is_complete(v: FromClause) -> ColumnElement[bool]:
    return and_(*stated(v).values())
