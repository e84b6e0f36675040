"""Subject: a department's warning about a household, as of D."""

from sqlalchemy import CTE, Subquery, and_, case, exists, select, union_all

from data.models import department_alerts, household_versions, households, person_versions
from queries.dialect import days_between
from queries.parameters import ALERT_DAYS, AS_OF
from queries.rules import Shape
from queries.subjects.versions import by_day, in_force


def alerts_on_day(shape: Shape) -> Subquery:
    """Every warning pushed by D that a registered household can be told for, with that household.

    `is_unanswered`: no 核实日期 by D and more than the limit gone by.
    """
    about = _about()
    a, v = department_alerts.c, household_versions.c
    days_open = days_between(a.pushed_on, AS_OF)
    is_unanswered = and_(a.verified_on.is_(None) | (a.verified_on > AS_OF), days_open > ALERT_DAYS)
    return (
        select(
            about.c.household_id,
            v.village_code.label("region_code"),
            a.alert_no,
            a.department,
            a.alert_type,
            a.amount,
            a.pushed_on,
            by_day(a.verified_on).label("verified_on"),
            case((a.verified_on <= AS_OF, a.conclusion)).label("conclusion"),
            days_open.label("days_open"),
            is_unanswered.label("is_unanswered"),
        )
        .select_from(department_alerts)
        .join(about, about.c.alert_id == a.id)
        .join(household_versions, in_force(household_versions, AS_OF, of=about.c.household_id))
        .where(a.pushed_on <= AS_OF)
        .subquery("alert")
    )


def _about() -> CTE:
    """Whom each warning is about: by 户编号; where none is known, by the identity number of
    whoever lives in a household on D."""
    a, p = department_alerts.c, person_versions.c
    by_number = select(a.id.label("alert_id"), households.c.id.label("household_id")).join(
        households, households.c.household_no == a.household_no
    )
    is_known = exists().where(households.c.household_no == a.household_no)
    by_identity = (
        select(a.id, p.household_id)
        .join(person_versions, p.identity_hash == a.identity_hash)
        .where(in_force(person_versions, AS_OF), ~is_known)
        .distinct()
    )
    return union_all(by_number, by_identity).cte("about")
