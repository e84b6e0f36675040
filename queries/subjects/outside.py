"""Subject: a household that was never included and yet got help of the last 12 months."""

from sqlalchemy import Subquery, exists, func, or_, select, type_coerce

from data.models import episodes, household_versions, measures, person_versions
from data.types import WordSet
from queries.parameters import AS_OF, YEAR_AGO
from queries.rules import Shape
from queries.subjects.versions import in_force, seen

CATEGORIES = ("社会帮扶", "综合保障")
NAME = "临时救助"
LOW_INCOME_AID = ("农村低保", "城市低保")
EXTREME_POVERTY_AID = ("农村特困", "城市特困")


def helped_outside(shape: Shape) -> Subquery:
    """One row a household without any episode seen on D, with a measure of CATEGORIES or named
    NAME begun after D − 12 months; `gets_aid`: one of its members has 低保 or 特困. `categories`
    is a set.
    """
    m, v = measures.c, household_versions.c
    return (
        select(
            m.household_id,
            v.village_code.label("region_code"),
            func.min(m.begun_on).label("first_begun_on"),
            func.count().label("measures_begun"),
            type_coerce(func.aggregate_strings(m.measure_category, "|"), WordSet).label(
                "categories"
            ),
            _gets_aid().label("gets_aid"),
        )
        .select_from(measures)
        .join(household_versions, in_force(household_versions, AS_OF, of=m.household_id))
        .where(
            or_(m.measure_category.in_(CATEGORIES), m.measure_name.contains(NAME)),
            m.begun_on > YEAR_AGO,
            m.begun_on <= AS_OF,
            ~exists().where(episodes.c.household_id == m.household_id, seen(episodes, AS_OF)),
        )
        .group_by(m.household_id, v.village_code)
        .subquery("outside")
    )


def _gets_aid():
    p = person_versions.c
    return exists().where(
        p.household_id == measures.c.household_id,
        in_force(person_versions, AS_OF),
        or_(p.low_income_aid.in_(LOW_INCOME_AID), p.extreme_poverty_aid.in_(EXTREME_POVERTY_AID)),
    )
