"""Subject: a contradiction in a household's records, as of D: one row each.

`kind` is one of KINDS. `about` is what it is about (程序编号, the category); `first_on` lies
before `second_on` though it cannot, each with its last possible day where only a month is
known; `since` is the day from which both are seen, NULL where the first export has it.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Subquery,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from data.layouts.words import FITTING_TYPE
from data.models import BEGINNING, episodes, household_versions, procedures
from queries.dialect import greatest, last_day_of_month, months_between
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.versions import in_force, seen

LEDGER_AND_EXPORT = "ledger_and_export"
PUBLICITY, APPROVAL = "publicity", "approval"
EXPORT_DAYS, ELIMINATION = "export_days", "elimination"
CATEGORY = "category"
KINDS = (LEDGER_AND_EXPORT, PUBLICITY, APPROVAL, EXPORT_DAYS, ELIMINATION, CATEGORY)

V, E = household_versions.c, episodes.c


def record_conflicts(shape: Shape) -> Subquery:
    p = procedures.c
    return union_all(
        _ledger_and_export(),
        _in_procedures(PUBLICITY, p.publicity_to_on, p.publicity_from_on),
        _in_procedures(APPROVAL, p.county_approval_on, p.clue_on),
        _in_export(),
        _in_episode(),
        _category(),
    ).subquery("conflict")


def _ledger_and_export() -> Select[Any]:
    """The dates of ledger and export are more than a month apart, or the export denies an
    elimination that the ledger has: held since its latest stretch of such days began."""
    other, clean = episodes.alias("other"), episodes.alias("clean")
    is_clean_since = exists().where(
        clean.c.household_id == other.c.household_id,
        clean.c.is_latest,
        ~clean.c.has_record_conflict,
        clean.c.seen_from > other.c.seen_from,
        clean.c.seen_from <= AS_OF,
    )
    since = (
        select(func.min(other.c.seen_from))
        .where(
            other.c.household_id == E.household_id,
            other.c.is_latest,
            other.c.has_record_conflict,
            other.c.seen_from <= AS_OF,
            ~is_clean_since,
        )
        .scalar_subquery()
    )
    return _of_latest_episode(LEDGER_AND_EXPORT, since=since).where(E.has_record_conflict)


def _in_procedures(kind: str, first: ColumnElement[Any], second: ColumnElement[Any]) -> Select[Any]:
    """Both days have come, and the one that cannot lie before the other does."""
    p = procedures.c
    return (
        _conflict(kind, p.procedure_no, first=(first, first), second=(second, second), since=second)
        .select_from(household_versions.join(procedures, p.household_id == V.household_id))
        .where(first < second, second <= AS_OF)
    )


def _in_export() -> Select[Any]:
    """消除监测时间 before 识别监测时间, by months where a month is all that is known."""
    eliminated, identified = V.eliminated_on, V.identified_on
    by_month = or_(V.eliminated_on_is_month.is_(True), V.identified_on_is_month.is_(True))
    return _conflict(
        EXPORT_DAYS,
        first=(eliminated, _last(eliminated, V.eliminated_on_is_month)),
        second=(identified, _last(identified, V.identified_on_is_month)),
        since=case(
            (V.valid_from > BEGINNING, greatest(identified, V.valid_from)), else_=identified
        ),
    ).where(_is_before(by_month, eliminated, identified), identified <= AS_OF)


def _in_episode() -> Select[Any]:
    """The elimination in force before the inclusion."""
    by_month = or_(E.included_on != E.included_last, E.eliminated_on != E.eliminated_last)
    return _of_latest_episode(
        ELIMINATION,
        first=(E.eliminated_on, E.eliminated_last),
        second=(E.included_on, E.included_last),
        since=E.included_on,
    ).where(_is_before(by_month, E.eliminated_on, E.included_on))


def _category() -> Select[Any]:
    misfits = (
        and_(V.monitored_category == category, V.household_type != fitting)
        for category, fitting in FITTING_TYPE.items()
    )
    since = case((V.valid_from > BEGINNING, V.valid_from))
    return _conflict(CATEGORY, V.monitored_category, since=since).where(or_(*misfits))


def _of_latest_episode(kind: str, **columns: Any) -> Select[Any]:
    latest = and_(E.household_id == V.household_id, E.is_latest, seen(episodes, AS_OF))
    return _conflict(kind, **columns).select_from(household_versions.join(episodes, latest))


Days = tuple[ColumnElement[Any], ColumnElement[Any]]
NO_DAY = cast(null(), Date)


def _conflict(
    kind: str,
    about: ColumnElement[Any] | None = None,
    *,
    first: Days = (NO_DAY, NO_DAY),
    second: Days = (NO_DAY, NO_DAY),
    since: ColumnElement[Any],
) -> Select[Any]:
    return select(
        V.household_id,
        V.village_code.label("region_code"),
        literal(kind, Text).label("kind"),
        cast(null() if about is None else about, Text).label("about"),
        *(
            day.label(name)
            for day, name in zip(
                (*first, *second),
                ("first_on", "first_last", "second_on", "second_last"),
                strict=True,
            )
        ),
        since.label("since"),
    ).where(in_force(household_versions, AS_OF))


def _is_before(by_month: ColumnElement[bool], first: Any, second: Any) -> ColumnElement[bool]:
    return or_(and_(by_month, months_between(second, first) < 0), and_(~by_month, first < second))


def _last(day: ColumnElement[Any], is_month: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((is_month.is_(True), last_day_of_month(day)), else_=day)
