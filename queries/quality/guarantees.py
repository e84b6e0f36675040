"""Risks against the guarantees (三保障和饮水安全), both ways."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_

from data.layouts.household_members import MEASURE_FIELDS
from data.models import measures
from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import V, has_measure_by_day, is_stated, of_active
from queries.quality.said import plain

HOUSING = plain("是否住房出现安全问题", "has_housing_problem")
WATER = plain("是否饮水出现安全问题", "has_water_problem")
DROPOUT = plain("是否义务教育阶段适龄儿童少年失学辍学", "has_dropout")


def _was_helped(category: str) -> ColumnElement[bool]:
    in_ledger = has_measure_by_day(measures.c.measure_category == category)
    return or_(in_ledger, is_stated(V[MEASURE_FIELDS[category]]))


def _risk_without_problem(risk: str, problem: str, category: str) -> Select[Any]:
    is_found = and_(V[problem].is_(False), ~_was_helped(category))
    return of_active(is_found.label("is_found"), V[problem]).where(
        V.risks.has(risk), V[problem].is_not(None)
    )


def _housing() -> Select[Any]:
    return _risk_without_problem("因安全住房", "has_housing_problem", "住房安全保障")


def _water() -> Select[Any]:
    return _risk_without_problem("因安全饮水", "has_water_problem", "饮水安全保障")


def _problem_without_risk() -> Select[Any]:
    problems = {
        "因安全住房": func.coalesce(V.has_housing_problem, false()),
        "因安全饮水": func.coalesce(V.has_water_problem, false()),
        "因学": func.coalesce(V.has_dropout, false()),
    }
    is_found = or_(*(and_(problem, ~V.risks.has(risk)) for risk, problem in problems.items()))
    columns = V.has_housing_problem, V.has_water_problem, V.has_dropout
    return of_active(is_found.label("is_found"), *columns).where(
        is_stated(V.risks), or_(*problems.values())
    )


GUARANTEES_AND_RISKS = (
    Check(
        id="housing_risk_without_problem",
        title="因安全住房而住房无问题",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="未消除风险、风险类型含因安全住房的户中，住房安全问题填“否”又从未落实住房安全保障措施的；落实过措施的，问题可能已解决，不计。",
        basis=Basis.HOUSEHOLDS,
        found_title="住房填“无问题”、也无住房保障措施的户",
        checked_title="风险类型含因安全住房、已填住房安全的户",
        rows=_housing,
        evidence=(HOUSING,),
    ),
    Check(
        id="water_risk_without_problem",
        title="因安全饮水而饮水无问题",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="未消除风险、风险类型含因安全饮水的户中，饮水安全问题填“否”又从未落实饮水安全保障措施的；落实过措施的，问题可能已解决，不计。",
        basis=Basis.HOUSEHOLDS,
        found_title="饮水填“无问题”、也无饮水保障措施的户",
        checked_title="风险类型含因安全饮水、已填饮水安全的户",
        rows=_water,
        evidence=(WATER,),
    ),
    Check(
        id="problem_without_risk",
        title="保障有问题而风险类型没有列入",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="未消除风险、住房、饮水或义务教育填有问题的户中，风险类型没有相应列入因安全住房、因安全饮水或因学的。",
        basis=Basis.HOUSEHOLDS,
        found_title="风险类型没有列入的户",
        checked_title="住房、饮水或义务教育填有问题的户",
        rows=_problem_without_risk,
        evidence=(HOUSING, WATER, DROPOUT),
    ),
)
