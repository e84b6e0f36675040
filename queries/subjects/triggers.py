"""Each condition of a trigger as SQL: a question about one household as of D.

`V` is the household's version in force. A condition is true, false or, where a blank or a
month leaves it open, NULL: income or line unknown, birthdays that decide a share. Other
blanks say that there is nothing: no certificate, no 低保, no problem.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Float,
    Integer,
    String,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    null,
    or_,
    select,
    true,
)

from data.models import household_versions, person_versions, procedures
from data.plans.declaration import (
    BelowLine,
    CaredFor,
    ClueFrom,
    Condition,
    DisabilityCertified,
    DisabilityOfGrade,
    LowIncomeAid,
    MinorsShare,
    OutOfPovertyIn,
    StudentsShare,
    TownshipRefused,
    Unsafe,
    WagesLost,
)
from data.plans.declaration.conditions import Guarantee
from queries.dialect import add_months, last_day_of_month
from queries.parameters import AS_OF
from queries.subjects.procedures import was_proposed
from queries.subjects.versions import in_force
from queries.triggers import Slot

V = household_versions.c
MEMBER = person_versions.alias("triggering_member")
# A share of a whole number is seldom exact: 0.7 of 10 is a little more than 7.
ROUNDING = 1e-9

Truth = ColumnElement[bool]


def _clue_from(slot: Slot) -> Truth:
    p = procedures.c
    return was_proposed(
        V.household_id,
        p.clue_source.in_(slot.bound("sources", String, many=True)),
        _in_days(slot, p.clue_on),
    )


def _township_refused(slot: Slot) -> Truth:
    p = procedures.c
    return was_proposed(
        V.household_id,
        p.village_opinion == "同意",
        p.township_opinion == "不同意",
        _in_days(slot, p.township_review_on),
    )


def _out_of_poverty_in(slot: Slot) -> Truth:
    year = slot.bound("year", Integer)
    return _known(and_(V.household_type == "脱贫户", V.out_of_poverty_year == year))


def _below_line(slot: Slot) -> Truth:
    below = cast(slot.bound("below", Float), Float)
    persons = _members(func.nullif(func.count(), 0))
    expense = func.coalesce(V.compliant_expense, 0.0) / persons
    # Persons are counted only where the line's measure asks for it.
    deducted = case((slot.bound("less_expense", Boolean), expense), else_=0.0)
    return V.net_income_per_head - deducted < below


def _cared_for(slot: Slot) -> Truth:
    return _has_member(MEMBER.c.extreme_poverty_care == slot.bound("way", String))


def _low_income_aid(slot: Slot) -> Truth:
    return _has_member(_in_days(slot, MEMBER.c.low_income_aid_on))


def _disability_certified(slot: Slot) -> Truth:
    return _has_member(_in_days(slot, MEMBER.c.disability_certified_on))


def _disability_of_grade(slot: Slot) -> Truth:
    return _has_member(MEMBER.c.disability_grade.in_(slot.bound("grades", String, many=True)))


def _minors_share(slot: Slot) -> Truth:
    """By the first and the last day that a birthday may be; a blank one may be any."""
    born = MEMBER.c.born_on
    last = case((MEMBER.c.born_on_is_month, last_day_of_month(born)), else_=born)
    of_age = add_months(AS_OF, cast(slot.bound("under_age", Integer), Integer) * -12)
    surely, perhaps = born > of_age, or_(born.is_(None), last > of_age)
    return case((_share(slot, surely), true()), (_share(slot, perhaps), null()), else_=false())


def _students_share(slot: Slot) -> Truth:
    stages = (slot.bound(f"stage_{number}", String) for number in range(slot.stages))
    return _share(slot, or_(*(MEMBER.c.school_stage.startswith(stage) for stage in stages)))


def _wages_lost(slot: Slot) -> Truth:
    share = cast(slot.bound("last_year_at_least", Float), Float)
    before, all_before = V.previous_wage_income, V.previous_net_income
    was_most = and_(all_before > 0, before >= share * all_before - ROUNDING)
    return _known(and_(was_most, V.wage_income == 0))


def _unsafe(slot: Slot) -> Truth:
    asked = slot.bound("guarantees", String, many=True)
    return or_(
        *(
            and_(cast(guarantee.value, String).in_(asked), _known(V[guarantee]))
            for guarantee in Guarantee
        )
    )


CONDITIONS: dict[type[Condition], Callable[[Slot], Truth]] = {
    ClueFrom: _clue_from,
    OutOfPovertyIn: _out_of_poverty_in,
    BelowLine: _below_line,
    CaredFor: _cared_for,
    LowIncomeAid: _low_income_aid,
    DisabilityCertified: _disability_certified,
    DisabilityOfGrade: _disability_of_grade,
    MinorsShare: _minors_share,
    StudentsShare: _students_share,
    WagesLost: _wages_lost,
    Unsafe: _unsafe,
    TownshipRefused: _township_refused,
}


def _known(condition: Truth) -> Truth:
    """A blank is no yes."""
    return func.coalesce(condition, false())


def _in_days(slot: Slot, day: ColumnElement[Any]) -> Truth:
    """Of a month, its first day counts. What lies after D is not seen."""
    return and_(day.between(slot.bound("since", Date), slot.bound("until", Date)), day <= AS_OF)


def _has_member(*conditions: Truth) -> Truth:
    return exists().where(
        MEMBER.c.household_id == V.household_id, in_force(MEMBER, AS_OF), *conditions
    )


def _share(slot: Slot, condition: Truth) -> Truth:
    share = cast(slot.bound("at_least", Float), Float)
    meeting = func.sum(case((condition, 1), else_=0))
    return _members(meeting >= share * func.count() - ROUNDING)


def _members(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """A figure of the persons of the household; NULL or 0 of none."""
    return (
        select(value)
        .select_from(MEMBER)
        .where(in_force(MEMBER, AS_OF, of=V.household_id))
        .scalar_subquery()
    )
