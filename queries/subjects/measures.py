"""The measures that the ledger holds for a household by D."""

from sqlalchemy import CTE, ColumnElement, Subquery, and_, case, func, or_, select

from data.layouts.words import DEVELOPMENTAL, MATCHING
from data.models import measures
from queries.dialect import days_between
from queries.parameters import AS_OF, HELP_DAYS

SAFETY_NET = "综合保障"
# Of each risk that measures can be matched with: how many in force match it.
MATCHES = {risk: f"matches_{number}" for number, risk in enumerate(MATCHING)}
# And when the last that matched it ended.
ENDED = {risk: f"match_{number}_ended_on" for number, risk in enumerate(MATCHING)}


def measures_of(play: CTE) -> Subquery:
    """Per household with a row begun by D: how many rows are of each kind."""
    m = measures.c
    # In force on D: begun, and not ended before it.
    in_force = or_(m.ended_on.is_(None), m.ended_on >= AS_OF)
    included = play.c.period_included_on
    return (
        select(
            m.household_id,
            func.count().label("rows"),
            _count(in_force).label("in_force"),
            _count(and_(in_force, m.measure_category.in_(DEVELOPMENTAL))).label("developmental"),
            _count(and_(in_force, m.measure_category != SAFETY_NET)).label("other"),
            *(
                _count(and_(in_force, m.measure_category.in_(categories))).label(MATCHES[risk])
                for risk, categories in MATCHING.items()
            ),
            _count(days_between(included, m.begun_on).between(0, HELP_DAYS)).label("in_time"),
            _count(and_(in_force, m.begun_on < included)).label("begun_before"),
            func.min(case((m.begun_on >= included, m.begun_on))).label("first_begun_on"),
            func.max(case((~in_force, m.ended_on))).label("last_ended_on"),
            func.max(case((and_(~in_force, m.measure_category != SAFETY_NET), m.ended_on))).label(
                "last_other_ended_on"
            ),
            func.min(case((in_force, m.begun_on))).label("in_force_since"),
            *(
                func.max(
                    case((and_(~in_force, m.measure_category.in_(categories)), m.ended_on))
                ).label(ENDED[risk])
                for risk, categories in MATCHING.items()
            ),
        )
        .join(play, play.c.household_id == m.household_id)
        .where(m.begun_on <= AS_OF)
        .group_by(m.household_id)
        .subquery("support")
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
