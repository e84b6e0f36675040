"""Who was newly included: by month, by source of the clue, by risk, by place, against last year.

"Last year" is the same period a year earlier as seen on its own last day, so that both years
are looked at from the same distance.
"""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, func, select

from data.layouts import LAYOUTS
from data.models import household_versions, procedures
from data.regions import regions_on
from queries import parameters
from queries.calendar import months_later
from queries.measure import measure, places_of
from queries.parameters import AS_OF, CODES
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.subjects.households import households_on_day
from queries.subjects.versions import in_force

SOURCES = LAYOUTS["procedures"].field("clue_source").codes
RISKS = LAYOUTS["household_members"].field("risks").codes
NOT_STATED = "未填写"
WITHOUT_PROCEDURE = "无认定程序"


def by_month(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a month of the period: month (its first day), households, last_year."""
    months = pd.date_range(scope.period_start.replace(day=1), scope.as_of, freq="MS")
    this, last = (_inclusions(connection, s) for s in (scope, a_year_before(scope)))
    counted = _sum_by(this, "month"), _sum_by(last, "month")
    return pd.DataFrame(
        {
            "month": [month.date() for month in months],
            "households": [counted[0].get(month.date(), 0) for month in months],
            "last_year": [counted[1].get(months_later(month.date(), -12), 0) for month in months],
        }
    )


def by_source(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a 线索来源: source, households, last_year. A household counts once."""
    return _compared(connection, scope, "source", (*SOURCES, NOT_STATED, WITHOUT_PROCEDURE))


def by_risk(connection: Connection, scope: Scope) -> pd.DataFrame:
    """One row a 风险类型: risk, households, last_year. A household counts at each of its risks."""
    return _compared(connection, scope, "risk", (*RISKS, NOT_STATED))


def by_place(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """One row a place: region_code, region, households, last_year, rural_households,
    per_1000 (missing without 农村户数), last_year_per_1000.
    """
    name = "new_inclusions_per_1000"
    this = measure(connection, [name], scope, level)
    last = measure(connection, [name], a_year_before(scope), level).set_index("region_code")
    return pd.DataFrame(
        {
            "region_code": this.region_code,
            "region": this.region,
            "households": this.numerator,
            "last_year": this.region_code.map(last.numerator).fillna(0).astype("Int64"),
            "rural_households": this.denominator,
            "per_1000": this.value,
            "last_year_per_1000": this.region_code.map(last.value),
        }
    )


def a_year_before(scope: Scope) -> Scope:
    return scope.on(months_later(scope.as_of, -12), months_later(scope.period_start, -12))


def _compared(
    connection: Connection, scope: Scope, column: str, words: Sequence[str]
) -> pd.DataFrame:
    this, last = (
        _sum_by(_inclusions(connection, s), column) for s in (scope, a_year_before(scope))
    )
    return pd.DataFrame(
        {
            column: words,
            "households": [this.get(word, 0) for word in words],
            "last_year": [last.get(word, 0) for word in words],
        }
    )


def _sum_by(inclusions: pd.DataFrame, column: str) -> dict:
    return inclusions.explode(column).groupby(column)["households"].sum().to_dict()


def _inclusions(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Inclusions of the period: month, source, risk (a list), households. Counts, not rows."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    rows = []
    for rules, codes in rules_by_place(connection, tree, scope).items():
        h, v = households_on_day(rules.shape), household_versions
        columns = h.c.period_included_on, procedures.c.clue_source, procedures.c.id, v.c.risks
        statement = (
            select(*columns, func.count())
            .select_from(h)
            .join(v, in_force(v, AS_OF, of=h.c.household_id))
            .outerjoin(procedures, procedures.c.id == h.c.period_procedure_id)
            .where(h.c.is_included_in_period, h.c.region_code.in_(CODES))
            .group_by(*columns)
        )
        values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": codes}
        rows += connection.execute(statement, values)
    return pd.DataFrame(
        [
            (
                day.replace(day=1),
                (source or NOT_STATED) if procedure else WITHOUT_PROCEDURE,
                sorted(risks) if risks else [NOT_STATED],
                number,
            )
            for day, source, procedure, risks, number in rows
        ],
        columns=["month", "source", "risk", "households"],
    )
