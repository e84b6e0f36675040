"""Subject: a household in the screening round of the plan in force."""

from sqlalchemy import Subquery, case, func, or_, select

from data.models import household_versions, screenings
from queries.dialect import least
from queries.parameters import AS_OF, KEY_VISIT_DUE, PLAN, VISIT_DUE
from queries.rules import Shape
from queries.subjects.versions import in_force


def screened_households(shape: Shape) -> Subquery:
    """One row a row of the screening ledger, which holds a household once a round.

    `visit_due` is the due day of its visit stage: a key household (ticked 是, or with a
    触发情形) may have an earlier one than the others.
    """
    s = screenings.c
    is_key = or_(s.starts_procedure, func.coalesce(func.length(s.triggers), 0) > 1)
    due = case((is_key, KEY_VISIT_DUE), else_=VISIT_DUE)
    return (
        select(
            s.household_id,
            household_versions.c.village_code.label("region_code"),
            s.visited_on,
            s.entered_on,
            due.label("visit_due"),
            case((s.visited_on <= least(due, AS_OF), True), else_=False).label("is_screened"),
            case((s.entered_on <= due, True), else_=False).label("is_entered_in_time"),
        )
        .join(household_versions, in_force(household_versions, AS_OF, of=s.household_id))
        .where(s.plan_id == PLAN)
        .subquery("screening")
    )
