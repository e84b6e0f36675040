"""Work, posts and aid against the incomes they should bring.

Only an income stated as 0 contradicts; a blank is a gap. A measure must have begun within the
months that the income was reckoned over, or a year ago where these are not stated.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_

from data.models import measures
from queries.dialect import add_months
from queries.indicators import Basis
from queries.parameters import AS_OF
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import V, has_measure_by_day, has_member, of_households
from queries.quality.posts import holds_post
from queries.quality.said import dated, plain

WAGES = plain("工资性收入", "wage_income")
TRANSFERS = plain("转移性收入", "transfer_income")
RECKONED = (dated("收入测算期起", "income_from_on"), dated("收入测算期止", "income_to_on"))
PARTS = ("wage_income", "business_income", "property_income", "transfer_income")
ROUNDING = 1  # yuan


def _without(income: ColumnElement[Any], should_bring: ColumnElement[bool]) -> Select[Any]:
    """Households that state the income, which something should bring; found where it is 0."""
    reckoned = V.income_from_on, V.income_from_on_is_month, V.income_to_on, V.income_to_on_is_month
    return of_households((income == 0).label("is_found"), income, *reckoned).where(
        income.is_not(None), should_bring
    )


def _post_without_wage() -> Select[Any]:
    m = measures.c
    has_post_measure = has_measure_by_day(
        m.measure_category == "公益岗位帮扶",
        or_(m.ended_on.is_(None), m.ended_on >= AS_OF),
        m.begun_on <= func.coalesce(V.income_to_on, add_months(AS_OF, -12)),
    )
    return _without(V.wage_income, or_(has_post_measure, has_member(holds_post)))


def _work_without_wage() -> Select[Any]:
    return _without(V.wage_income, has_member(lambda m: m.months_worked > 0))


def _aid_without_transfer() -> Select[Any]:
    is_aided = has_member(
        lambda m: or_(
            m.low_income_aid.in_(("农村低保", "城市低保")),
            m.extreme_poverty_aid.in_(("农村特困", "城市特困")),
        )
    )
    return _without(V.transfer_income, is_aided)


def _income_against_parts() -> Select[Any]:
    total = sum((V[name] for name in PARTS[1:]), V[PARTS[0]]) - V.business_expense
    differs = func.abs(V.net_income - total) > ROUNDING
    columns = (*(V[name] for name in PARTS), V.business_expense, V.net_income)
    return of_households(differs.label("is_found"), *columns).where(
        and_(*(column.is_not(None) for column in columns))
    )


WAGES_AND_MEASURES = (
    Check(
        id="post_without_wage",
        title="有公益岗位而工资性收入为0",
        group=Group.CONTRADICTIONS,
        clause=clauses.TRUE_TO_FACT,
        definition="有成员在公益性岗位，或有收入测算期止日（未填的为一年前）以前开始、仍有效的公益岗位帮扶措施，且已填工资性收入的户中，工资性收入为0的；刚上岗的可能尚未计入。",
        basis=Basis.HOUSEHOLDS,
        found_title="工资性收入为0的户",
        checked_title="有公益岗位、已填工资性收入的户",
        rows=_post_without_wage,
        evidence=(WAGES, *RECKONED),
    ),
    Check(
        id="work_without_wage",
        title="有人务工而工资性收入为0",
        group=Group.CONTRADICTIONS,
        clause=clauses.TRUE_TO_FACT,
        definition="有成员务工时间大于0个月、已填工资性收入的户中，工资性收入为0的。",
        basis=Basis.HOUSEHOLDS,
        found_title="工资性收入为0的户",
        checked_title="有成员务工、已填工资性收入的户",
        rows=_work_without_wage,
        evidence=(WAGES, *RECKONED),
    ),
    Check(
        id="aid_without_transfer",
        title="享受低保或特困而转移性收入为0",
        group=Group.CONTRADICTIONS,
        clause=clauses.TRUE_TO_FACT,
        definition="有成员享受低保或特困供养、已填转移性收入的户中，转移性收入为0的；刚获批的可能尚未计入。",
        basis=Basis.HOUSEHOLDS,
        found_title="转移性收入为0的户",
        checked_title="享受低保或特困、已填转移性收入的户",
        rows=_aid_without_transfer,
        evidence=(TRANSFERS, *RECKONED),
    ),
    Check(
        id="income_against_parts",
        title="家庭纯收入与各项收支不符",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition=f"家庭纯收入和四项收入、生产经营性支出都已填的户中，家庭纯收入与四项收入之和减支出相差超过{ROUNDING}元的。",
        basis=Basis.HOUSEHOLDS,
        found_title="相差超过1元的户",
        checked_title="各项都已填的户",
        rows=_income_against_parts,
        evidence=(
            WAGES,
            plain("生产经营性收入", "business_income"),
            plain("财产性收入", "property_income"),
            TRANSFERS,
            plain("生产经营性支出", "business_expense"),
            plain("家庭纯收入", "net_income"),
        ),
    ),
)
