"""Each household's episodes as of D, in one row."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Subquery, and_, case, func, or_, select

from data.models import eliminations, episodes
from queries.parameters import AS_OF, DAY_BEFORE, PERIOD_START, YEAR_AGO
from queries.subjects.versions import is_asked, seen


def episodes_of_households() -> CTE:
    """The latest episode seen on D; what the period saw; the state on P0 − 1."""
    folded, lately = _folded(), _eliminated_lately()
    f = folded.c
    chosen = episodes.alias("period_episode")
    return (
        select(
            f.household_id,
            f.included_on,
            f.included_last,
            f.eliminated_on,
            f.eliminated_last,
            _is(f.state == "active").label("is_active"),
            _is(f.state == "eliminated").label("is_eliminated"),
            _is(f.state.in_(("active", "eliminated"))).label("is_monitored"),
            _is(f.eliminated_on >= PERIOD_START).label("is_eliminated_in_period"),
            (f.was_active_before == 1).label("was_active_before"),
            (f.is_reidentified == 1).label("is_reidentified"),
            chosen.c.id.is_not(None).label("is_included_in_period"),
            chosen.c.included_on.label("period_included_on"),
            chosen.c.included_last.label("period_included_last"),
            chosen.c.procedure_id.label("period_procedure_id"),
            lately.c.household_id.is_not(None).label("is_eliminated_lately"),
            _is(lately.c.rolled_back == 1).label("is_rolled_back"),
        )
        .select_from(folded)
        .outerjoin(
            chosen,
            and_(
                chosen.c.household_id == f.household_id,
                chosen.c.number == f.number_in_period,
                seen(chosen, AS_OF),
            ),
        )
        .outerjoin(lately, lately.c.household_id == f.household_id)
        .cte("play")
    )


def _folded() -> Subquery:
    e = episodes.c
    now, before = seen(episodes, AS_OF), seen(episodes, DAY_BEFORE)
    latest = and_(now, e.is_latest)
    in_period = and_(now, e.included_on.between(PERIOD_START, AS_OF))
    return (
        select(
            e.household_id,
            *(
                _where(latest, e[name]).label(name)
                for name in (
                    "state",
                    "included_on",
                    "included_last",
                    "eliminated_on",
                    "eliminated_last",
                )
            ),
            _where(in_period, e.number).label("number_in_period"),
            _any(and_(in_period, e.follows_elimination)).label("is_reidentified"),
            _any(and_(before, e.is_latest, e.state == "active")).label("was_active_before"),
        )
        .where(or_(now, before), is_asked(e.household_id))
        .group_by(e.household_id)
        .subquery("folded")
    )


def _eliminated_lately() -> Subquery:
    """Households with an elimination marked in the last 12 months, rolled back or not."""
    e = eliminations.c
    return (
        select(e.household_id, _any(e.rolled_back_on.is_not(None)).label("rolled_back"))
        .where(seen(eliminations, AS_OF), e.eliminated_on > YEAR_AGO, e.eliminated_on <= AS_OF)
        .group_by(e.household_id)
        .subquery("lately")
    )


def _where(condition: ColumnElement[bool], value: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.max(case((condition, value)))


def _any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))


def _is(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Never NULL: what is not known to hold does not."""
    return case((condition, True), else_=False)
