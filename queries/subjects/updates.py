"""Subject: an update of a household's data that waits for review or had it, as of D."""

from sqlalchemy import Subquery, case, select

from data.models import household_versions, record_updates
from queries.dialect import days_between
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.versions import by_day, in_force


def updates_on_day(shape: Shape) -> Subquery:
    """Every update submitted by D. A review that sent it back (退回) is a review."""
    u, v = record_updates.c, household_versions.c
    return (
        select(
            u.household_id,
            v.village_code.label("region_code"),
            u.update_no,
            u.content,
            u.submitted_on,
            by_day(u.reviewed_on).label("reviewed_on"),
            case((u.reviewed_on <= AS_OF, u.review_result)).label("review_result"),
            case((u.reviewed_on <= AS_OF, True), else_=False).label("is_reviewed"),
            days_between(u.submitted_on, AS_OF).label("days_waiting"),
        )
        .join(household_versions, in_force(household_versions, AS_OF, of=u.household_id))
        .where(u.submitted_on <= AS_OF)
        .subquery("update_on_day")
    )
