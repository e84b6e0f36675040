"""Department warnings (部门预警) from push to inclusion, and where those they are about are now."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    exists,
    false,
    null,
    or_,
    select,
)

from data.models import department_alerts, episodes, procedures, screenings
from data.regions import regions_on
from queries import parameters
from queries.dialect import days_between
from queries.measure import places_of
from queries.parameters import ALERT_DAYS, AS_OF, CODES, PERIOD_START, PLAN
from queries.rules import Rules, rules_by_place
from queries.scope import Level, Scope
from queries.subjects.alerts import alerts_on_day
from queries.subjects.procedures import was_proposed
from queries.subjects.versions import seen


class Whereabouts(StrEnum):
    """Where a household is on D, the first that holds; UNKNOWN: nobody of the register."""

    MONITORED = "在监测"
    IN_PROCEDURE = "纳入程序在办"
    REFUSED = "已走程序未纳入"
    LEFT = "曾监测已退出"
    SCREENED = "本方案已排查"
    NOWHERE = "都没有"
    UNKNOWN = "库中没有此户"


@dataclass(frozen=True)
class Alert:
    """A warning pushed in the period. `place` is the household's village, or of an unknown
    household the place that the warning names, None where it names none."""

    alert_no: str
    department: str
    place: str | None
    is_verified: bool
    is_unanswered: bool
    conclusion: str | None
    whereabouts: Whereabouts


def alerts_of(connection: Connection, scope: Scope) -> list[Alert]:
    """Those about households of the scope, or that name a place of it. One that names no place
    and nobody known belongs to the county. A warning about two households counts once, for
    the one that is further along. Raises UnknownRegion and PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    found: dict[str, Alert] = {}
    for rules, codes in rules_by_place(connection, tree, scope).items():
        has_county = any(tree.by_code[code].level == Level.COUNTY for code in codes)
        values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": codes}
        for statement in _statements(rules, has_county):
            for row in connection.execute(statement, values):
                alert = Alert(*row[:-1], Whereabouts(row[-1]))
                known = found.get(alert.alert_no)
                if known is None or _order(alert) < _order(known):
                    found[alert.alert_no] = alert
    return list(found.values())


def _order(alert: Alert) -> int:
    return list(Whereabouts).index(alert.whereabouts)


def _statements(rules: Rules, has_county: bool) -> Iterator[Select]:
    known = located_alerts(rules)
    columns = ("alert_no", "department", "region_code", "is_verified", "is_unanswered")
    yield select(
        *(known.c[name] for name in (*columns, "conclusion", "whereabouts")),
    ).where(known.c.region_code.in_(CODES), known.c.pushed_on >= PERIOD_START)
    yield _of_strangers(rules, has_county)


def located_alerts(rules: Rules) -> Subquery:
    """Every warning pushed by D about a known household, with the household's whereabouts."""
    alert, e = alerts_on_day(rules.shape), episodes.c
    latest = and_(e.household_id == alert.c.household_id, e.is_latest, seen(episodes, AS_OF))
    whereabouts = case(
        (e.state.in_(("active", "eliminated")), Whereabouts.MONITORED.value),
        (_has_inclusion(alert, is_open=True), Whereabouts.IN_PROCEDURE.value),
        (_has_inclusion(alert, is_open=False), Whereabouts.REFUSED.value),
        (e.state == "ended", Whereabouts.LEFT.value),
        (_is_screened(alert), Whereabouts.SCREENED.value),
        else_=Whereabouts.NOWHERE.value,
    )
    return (
        select(
            alert,
            alert.c.verified_on.is_not(None).label("is_verified"),
            whereabouts.label("whereabouts"),
        )
        .select_from(alert.outerjoin(episodes, latest))
        .subquery("located_alert")
    )


def _has_inclusion(alert: Subquery, is_open: bool) -> ColumnElement[bool]:
    """A 纳入 in 在办 on D; or one of the period that ended otherwise than 办结."""
    p = procedures.c
    has_ended = and_(p.ended_on.is_not(None), p.ended_on <= AS_OF)
    came_to_nothing = and_(has_ended, p.status != "办结", p.ended_on >= PERIOD_START)
    return was_proposed(alert.c.household_id, ~has_ended if is_open else came_to_nothing)


def _is_screened(alert: Subquery) -> ColumnElement[bool]:
    s = screenings.c
    return exists().where(
        s.household_id == alert.c.household_id, s.plan_id == PLAN, s.visited_on <= AS_OF
    )


def _of_strangers(rules: Rules, has_county: bool) -> Select:
    """Warnings of the period about nobody of the register, in the columns of `Alert`."""
    a, known = department_alerts.c, alerts_on_day(rules.shape)
    is_verified = and_(a.verified_on.is_not(None), a.verified_on <= AS_OF)
    is_late = days_between(a.pushed_on, AS_OF) > ALERT_DAYS
    return select(
        a.alert_no,
        a.department,
        a.region_code,
        is_verified.label("is_verified"),
        and_(~is_verified, is_late).label("is_unanswered"),
        case((is_verified, a.conclusion), else_=null()).label("conclusion"),
        cast(Whereabouts.UNKNOWN.value, String).label("whereabouts"),
    ).where(
        a.pushed_on.between(PERIOD_START, AS_OF),
        a.alert_no.not_in(select(known.c.alert_no)),
        or_(a.region_code.in_(CODES), a.region_code.is_(None) if has_county else false()),
    )
