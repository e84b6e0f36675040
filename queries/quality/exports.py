"""The county's ledger against the national exports it has stored.

A file at hand is laid beside the database by `queries.reconciliation`.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from data.models import procedures
from queries.indicators import Basis
from queries.parameters import AS_OF
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import E, V, of_households, of_monitored
from queries.quality.said import dated

EXPORT_DAYS = (dated("识别监测时间", "identified_on"), dated("消除监测时间", "eliminated_on"))
C = procedures.c
INCLUDED = and_(C.procedure_type == "纳入", C.status == "办结", C.ended_on <= AS_OF)


def _days() -> tuple[ColumnElement[Any], ...]:
    return V.identified_on, V.identified_on_is_month, V.eliminated_on, V.eliminated_on_is_month


def _record_conflict() -> Select[Any]:
    return of_monitored(E.has_record_conflict.label("is_found"), *_days())


def _by_ledger() -> ColumnElement[bool]:
    return exists().where(C.household_id == V.household_id, INCLUDED)


def _ledger_not_in_export() -> Select[Any]:
    is_listed = or_(V.monitored_category.is_not(None), V.identified_on.is_not(None))
    return of_monitored((~is_listed).label("is_found")).where(_by_ledger())


def _export_not_in_ledger() -> Select[Any]:
    first = select(func.min(C.ended_on)).where(INCLUDED).scalar_subquery()
    return of_households((~_by_ledger()).label("is_found"), *_days()).where(
        V.identified_on >= first, V.identified_on <= AS_OF
    )


LEDGER_AND_EXPORT = (
    Check(
        id="record_conflict",
        title="台账与导出相互矛盾",
        group=Group.EXPORTS,
        clause=clauses.TRUE_TO_FACT,
        definition="监测对象中，程序台账与导出的识别或消除时间相差一个月以上，或台账已办结消除、其后没有回退而导出仍为未消除的。",
        basis=Basis.HOUSEHOLDS,
        found_title="台账与导出相互矛盾的户",
        checked_title="监测对象户",
        rows=_record_conflict,
        evidence=EXPORT_DAYS,
    ),
    Check(
        id="ledger_not_in_export",
        title="台账已纳入而导出没有列为监测对象",
        group=Group.EXPORTS,
        clause=clauses.TRUE_TO_FACT,
        definition="台账有办结的纳入程序、截至当日仍是监测对象的户中，最近一次导出既没有监测对象类别也没有识别监测时间的；可能尚未录入系统。",
        basis=Basis.HOUSEHOLDS,
        found_title="导出没有列为监测对象的户",
        checked_title="台账已纳入的监测对象户",
        rows=_ledger_not_in_export,
    ),
    Check(
        id="export_not_in_ledger",
        title="导出已识别而台账没有纳入程序",
        group=Group.EXPORTS,
        clause=clauses.TRUE_TO_FACT,
        definition="最近一次导出的识别监测时间在台账第一件办结的纳入程序当日或以后的户中，台账没有办结的纳入程序的。",
        basis=Basis.HOUSEHOLDS,
        found_title="台账没有纳入程序的户",
        checked_title="台账开始以后识别的户",
        rows=_export_not_in_ledger,
        evidence=EXPORT_DAYS,
    ),
)
