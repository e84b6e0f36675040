"""Days that cannot both be right: in the export, in procedures, in measures."""

from typing import Any

from sqlalchemy import Select, and_, case, or_

from data.layouts.procedures import PROCEDURES
from data.models import household_versions, measures, procedures
from queries.dialect import days_between, months_between
from queries.indicators import Basis
from queries.parameters import AS_OF
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import V, of_households
from queries.quality.said import dated, plain
from queries.stages.steps import CLUE
from queries.subjects.versions import by_day

AFTER_THE_CLUE = (
    "verified_on",
    "village_review_on",
    "publicity_from_on",
    "publicity_to_on",
    "township_review_on",
    "county_approval_on",
)
COMPARED = (CLUE, *AFTER_THE_CLUE)


def _export_dates() -> Select[Any]:
    by_month = or_(V.identified_on_is_month.is_(True), V.eliminated_on_is_month.is_(True))
    apart = case(
        (by_month, months_between(V.identified_on, V.eliminated_on)),
        else_=days_between(V.identified_on, V.eliminated_on),
    )
    columns = V.identified_on, V.identified_on_is_month, V.eliminated_on, V.eliminated_on_is_month
    return of_households((apart < 0).label("is_found"), *columns).where(
        V.identified_on.is_not(None), V.eliminated_on.is_not(None)
    )


def _procedure_dates() -> Select[Any]:
    days = {name: by_day(procedures.c[name]) for name in COMPARED}
    before_clue = [days[name] < days[CLUE] for name in AFTER_THE_CLUE]
    reversed_publicity = days["publicity_to_on"] < days["publicity_from_on"]
    columns = (day.label(name) for name, day in days.items())
    p = procedures.c
    return (
        of_households(
            or_(reversed_publicity, *before_clue).label("is_found"),
            p.procedure_no,
            p.procedure_type,
            *columns,
        )
        .select_from(household_versions.join(procedures, p.household_id == V.household_id))
        .where(or_(p.clue_on <= AS_OF, p.ended_on <= AS_OF))
    )


def _measure_dates() -> Select[Any]:
    m = measures.c
    columns = m.measure_no, m.measure_category, m.begun_on, m.ended_on
    return (
        of_households((m.ended_on < m.begun_on).label("is_found"), *columns)
        .select_from(household_versions.join(measures, m.household_id == V.household_id))
        .where(and_(m.begun_on <= AS_OF, m.ended_on.is_not(None)))
    )


EXPORT_DAYS = (dated("识别监测时间", "identified_on"), dated("消除监测时间", "eliminated_on"))

DATES = (
    Check(
        id="eliminated_before_identified",
        title="消除早于识别",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="导出中识别监测时间和消除监测时间都已填的户中，消除早于识别的；有一个只知道月份的按月份比较。",
        basis=Basis.HOUSEHOLDS,
        found_title="消除早于识别的户",
        checked_title="识别和消除时间都已填的户",
        rows=_export_dates,
        evidence=EXPORT_DAYS,
    ),
    Check(
        id="procedure_days_reversed",
        title="程序日期前后颠倒",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="截至当日已开始的程序中，公示结束早于开始，或核实、评议、公示、审核、审定早于线索发现的。",
        basis=Basis.ITEMS,
        found_title="日期前后颠倒的程序",
        checked_title="截至当日已开始的程序",
        rows=_procedure_dates,
        evidence=(
            plain("程序编号", "procedure_no"),
            plain("程序类型", "procedure_type"),
            *(plain(PROCEDURES.field(name).header, name) for name in COMPARED),
        ),
    ),
    Check(
        id="measure_days_reversed",
        title="措施结束早于落实",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="截至当日已落实、已填结束日期的帮扶措施中，结束日期早于落实日期的。",
        basis=Basis.ITEMS,
        found_title="结束早于落实的措施",
        checked_title="已填结束日期的措施",
        rows=_measure_dates,
        evidence=(
            plain("措施编号", "measure_no"),
            plain("措施类别", "measure_category"),
            plain("落实日期", "begun_on"),
            plain("结束日期", "ended_on"),
        ),
    ),
)
