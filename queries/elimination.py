"""How risks were eliminated, beyond the shares: how soon, of which risks, how close together."""

from collections.abc import Callable
from datetime import timedelta

import pandas as pd
from sqlalchemy import Connection, Row, Select, func, select

from data.layouts import LAYOUTS
from data.models import household_versions
from data.regions import regions_on
from queries import parameters
from queries.dialect import months_between
from queries.measure import places_of
from queries.parameters import AS_OF, CODES
from queries.rules import Rules, rules_by_place
from queries.scope import Level, Scope
from queries.subjects.fortnights import DAYS, eliminations_by_fortnight
from queries.subjects.households import households_on_day
from queries.subjects.versions import in_force

RISKS = LAYOUTS["household_members"].field("risks").codes
NOT_STATED = "未填写"


def months_to_elimination(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Eliminated in the period: one row a number of calendar months after inclusion, days
    left aside: months, households. Negative months are contradictory records.
    """

    def statement(rules: Rules) -> Select:
        h = households_on_day(rules.shape)
        months = months_between(h.c.included_on, h.c.eliminated_on).label("months")
        return (
            select(months, func.count())
            .where(h.c.is_eliminated_in_period, h.c.region_code.in_(CODES))
            .group_by("months")
        )

    counted = pd.DataFrame(_rows(connection, scope, statement), columns=["months", "households"])
    return counted.groupby("months", as_index=False).sum()


def by_risk(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a 风险类型: risk, eliminated, monitored, rate (missing where nobody is monitored).

    A household counts at each of its risks.
    """

    def statement(rules: Rules) -> Select:
        h, v = households_on_day(rules.shape), household_versions
        return (
            select(v.c.risks, h.c.is_eliminated, func.count())
            .select_from(h)
            .join(v, in_force(v, AS_OF, of=h.c.household_id))
            .where(h.c.is_monitored, h.c.region_code.in_(CODES))
            .group_by(v.c.risks, h.c.is_eliminated)
        )

    monitored, eliminated = (dict.fromkeys((*RISKS, NOT_STATED), 0) for _ in range(2))
    for risks, is_eliminated, households in _rows(connection, scope, statement):
        for risk in risks or [NOT_STATED]:
            monitored[risk] += households
            eliminated[risk] += households if is_eliminated else 0
    frame = pd.DataFrame({"eliminated": eliminated, "monitored": monitored})
    frame["rate"] = frame.eliminated / frame.monitored.where(frame.monitored > 0)
    return frame.rename_axis("risk").reset_index()


def by_fortnight(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row 14 days of the period, the last maybe shorter: begins_on, ends_on, households.

    An elimination known to its month counts from the month's first day.
    """

    def statement(rules: Rules) -> Select:
        h = households_on_day(rules.shape)
        return (
            select(h.c.eliminated_on, func.count())
            .where(h.c.is_eliminated_in_period, h.c.region_code.in_(CODES))
            .group_by(h.c.eliminated_on)
        )

    days = (scope.as_of - scope.period_start).days + 1
    begins = [scope.period_start + timedelta(days=n) for n in range(0, days, DAYS)]
    households = [0] * len(begins)
    for day, number in _rows(connection, scope, statement):
        households[(day - scope.period_start).days // DAYS] += number
    ends = [min(begin + timedelta(days=DAYS - 1), scope.as_of) for begin in begins]
    return pd.DataFrame({"begins_on": begins, "ends_on": ends, "households": households})


def busiest_fortnights(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Villages with enough eliminations in the period, the most concentrated first:
    region_code, township, region, begins_on, ends_on, households in these 14 days, total, share.
    """

    def statement(rules: Rules) -> Select:
        e = eliminations_by_fortnight(rules.shape)
        return (
            select(
                e.c.region_code,
                e.c.busiest_from_on,
                func.count().filter(e.c.is_busiest),
                func.count(),
            )
            .where(e.c.is_counted, e.c.region_code.in_(CODES))
            .group_by(e.c.region_code, e.c.busiest_from_on)
        )

    tree = regions_on(connection, scope.as_of)
    rows = []
    for code, begins_on, households, total in _rows(connection, scope, statement):
        township = tree.ancestor(code, Level.TOWNSHIP)
        rows.append(
            {
                "region_code": code,
                "township": township.name if township else None,
                "region": tree.by_code[code].name,
                "begins_on": begins_on,
                "ends_on": begins_on + timedelta(days=DAYS - 1),
                "households": households,
                "total": total,
                "share": households / total,
            }
        )
    columns = ["region_code", "township", "region", "begins_on", "ends_on"]
    frame = pd.DataFrame(rows, columns=[*columns, "households", "total", "share"])
    return frame.sort_values(["share", "total"], ascending=False, ignore_index=True)


def _rows(connection: Connection, scope: Scope, statement: Callable[[Rules], Select]) -> list[Row]:
    """The statement's answers for the scope's places, for each set of rules in turn."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    found: list[Row] = []
    for rules, codes in rules_by_place(connection, tree, scope).items():
        values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": codes}
        found += connection.execute(statement(rules), values)
    return found
