"""帮扶消除 without any help on record, and who is called able to work as a child."""

from typing import Any

from sqlalchemy import Select, or_

from data.layouts.household_members import MEASURE_FIELDS
from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import (
    E,
    P,
    V,
    has_measure_by_day,
    is_stated,
    is_younger,
    of_monitored,
    of_persons,
)
from queries.quality.said import NAME, dated, plain
from queries.subjects.members import ABLE

WORKING_AGE = 16


def _helped_without_measure() -> Select[Any]:
    undated = or_(*(is_stated(V[name]) for name in MEASURE_FIELDS.values()))
    return of_monitored((~or_(has_measure_by_day(), undated)).label("is_found")).where(
        E.state == "eliminated", V.elimination_way == "帮扶消除"
    )


def _child_labour() -> Select[Any]:
    columns = P.name, P.born_on, P.born_on_is_month, P.labour
    is_found = is_younger(P, WORKING_AGE)
    return of_persons(is_found.label("is_found"), *columns).where(
        P.labour.in_(ABLE), P.born_on.is_not(None)
    )


HELP_AND_LABOUR = (
    Check(
        id="helped_without_measure",
        title="帮扶消除而没有帮扶措施",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="已消除风险、消除方式为帮扶消除的户中，台账和导出都没有任何帮扶措施的，已结束的措施也算有。",
        basis=Basis.HOUSEHOLDS,
        found_title="没有任何帮扶措施的户",
        checked_title="已消除风险、消除方式为帮扶消除的户",
        rows=_helped_without_measure,
    ),
    Check(
        id="labour_under_age",
        title=f"未满{WORKING_AGE}周岁而填为劳动力",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition=f"劳动技能填为普通、技能或弱（半）劳动力、已填出生日期的人中，截至当日未满{WORKING_AGE}周岁的。",
        basis=Basis.PERSONS,
        found_title=f"未满{WORKING_AGE}周岁的人",
        checked_title="填为劳动力、已填出生日期的人",
        rows=_child_labour,
        evidence=(NAME, dated("出生日期", "born_on"), plain("劳动技能", "labour")),
    ),
)
