"""Who and what is looked at: households and persons as of D, each with its village."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select

from data.models import episodes, household_versions, measures, person_versions
from queries.dialect import add_months, last_day_of_month
from queries.parameters import AS_OF
from queries.subjects.versions import in_force, seen

E, V, P = episodes.c, household_versions.c, person_versions.c
MEMBER = person_versions.alias("member")
Condition = ColumnElement[bool]


def of_households(*columns: ColumnElement[Any]) -> Select[Any]:
    """All households."""
    return select(V.household_id, V.village_code.label("region_code"), *columns).where(
        in_force(household_versions, AS_OF)
    )


def of_monitored(*columns: ColumnElement[Any]) -> Select[Any]:
    """Active and eliminated ones, with their latest episode."""
    latest = and_(E.household_id == V.household_id, E.is_latest, seen(episodes, AS_OF))
    return (
        of_households(*columns)
        .select_from(household_versions.join(episodes, latest))
        .where(E.state.in_(("active", "eliminated")))
    )


def of_active(*columns: ColumnElement[Any]) -> Select[Any]:
    return of_monitored(*columns).where(E.state == "active")


def of_persons(*columns: ColumnElement[Any]) -> Select[Any]:
    """All persons, each in the village of the household."""
    return (
        of_households(*columns)
        .select_from(household_versions.join(person_versions, P.household_id == V.household_id))
        .where(in_force(person_versions, AS_OF))
    )


def has_member(condition: Callable[[Any], Condition]) -> Condition:
    """Whether a person of the household meets the condition."""
    return exists().where(
        MEMBER.c.household_id == V.household_id,
        in_force(MEMBER, AS_OF),
        condition(MEMBER.c),
    )


def has_measure_by_day(*conditions: Condition) -> Condition:
    """Whether the ledger has a measure of the household's begun by D, in force or not."""
    m = measures.c
    return exists().where(m.household_id == V.household_id, m.begun_on <= AS_OF, *conditions)


def is_stated(words: ColumnElement[Any]) -> Condition:
    """Whether a list of words holds any; `|` alone is an empty list."""
    return func.coalesce(func.length(words), 0) > 1


def is_younger(person: Any, years: int) -> Condition:
    """Surely: of a month of birth its first day is taken."""
    return person.born_on > add_months(AS_OF, -12 * years)


def is_at_least(person: Any, years: int) -> Condition:
    """Surely of that age: of a month of birth its last day is taken."""
    latest = case(
        (person.born_on_is_month, last_day_of_month(person.born_on)), else_=person.born_on
    )
    return latest <= add_months(AS_OF, -12 * years)
