"""Subject: a doubt about a household's data, as of D."""

from sqlalchemy import Subquery, and_, case, func, select

from data.models import data_doubts, household_versions
from queries.dialect import days_between
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.versions import by_day, in_force


def doubts_on_day(shape: Shape) -> Subquery:
    """Every doubt issued by D. 未核实 is no verification, even with a day."""
    d, v = data_doubts.c, household_versions.c
    verified = and_(d.verified_on <= AS_OF, func.coalesce(d.finding, "") != "未核实")
    return (
        select(
            d.household_id,
            v.village_code.label("region_code"),
            d.doubt_no,
            d.doubt_type,
            d.rule_no,
            d.issued_on,
            by_day(d.verified_on).label("verified_on"),
            case((d.verified_on <= AS_OF, d.finding)).label("finding"),
            case((verified, True), else_=False).label("is_verified"),
            days_between(d.issued_on, AS_OF).label("days_open"),
        )
        .join(household_versions, in_force(household_versions, AS_OF, of=d.household_id))
        .where(d.issued_on <= AS_OF)
        .subquery("doubt")
    )
