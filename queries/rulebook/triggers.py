"""Triggers in words: how each is computed, or that it is not."""

from collections.abc import Iterator
from datetime import date
from functools import singledispatch

from data.plans import Plan
from data.plans.declaration import (
    BelowLine,
    CaredFor,
    ClueFrom,
    Condition,
    DisabilityCertified,
    DisabilityOfGrade,
    Guarantee,
    LineId,
    LowIncomeAid,
    MinorsShare,
    OutOfPovertyIn,
    StudentsShare,
    TownshipRefused,
    Unsafe,
    WagesLost,
    days_of,
)
from queries.rulebook.rule import Rule, Section, of_plan

NOT_COMPUTED = "不计算，只看排查台账的触发情形和部门预警"
LINES = {
    LineId.MONITORING: "监测范围",
    LineId.SUDDEN_HARDSHIP: "突发严重困难户的收入线",
    LineId.WARNING: "预警户的收入线",
}
GUARANTEES = {
    Guarantee.HOUSING: "住房安全",
    Guarantee.WATER: "饮水安全",
    Guarantee.SCHOOLING: "义务教育",
    Guarantee.INSURANCE: "基本医疗保险",
}


def trigger_rules(plan: Plan) -> Iterator[Rule]:
    for trigger in plan.triggers:
        computed = "；或".join(true_if(condition, plan) for condition in trigger.when)
        said = f"由系统计算：{computed}" if computed else NOT_COMPUTED
        yield of_plan(Section.TRIGGERS, trigger.name, said, trigger)


@singledispatch
def true_if(condition: Condition, plan: Plan) -> str:
    raise TypeError(f"no words for {type(condition).__name__}")


@true_if.register
def _(condition: ClueFrom, plan: Plan) -> str:
    sources = "、".join(condition.sources)
    return f"有纳入程序，线索来源为{sources}，线索发现日期{_days(condition.since, plan)}"


@true_if.register
def _(condition: OutOfPovertyIn, plan: Plan) -> str:
    return f"脱贫户，脱贫年度为{condition.year}年"


@true_if.register
def _(condition: BelowLine, plan: Plan) -> str:
    return f"人均纯收入低于{LINES[condition.line]}"


@true_if.register
def _(condition: CaredFor, plan: Plan) -> str:
    return f"家中有人特困供养方式为{condition.way}"


@true_if.register
def _(condition: LowIncomeAid, plan: Plan) -> str:
    return f"家中有人低保认定日期{_days(condition.since, plan)}"


@true_if.register
def _(condition: DisabilityCertified, plan: Plan) -> str:
    return f"家中有人残疾证发证日期{_days(condition.since, plan)}"


@true_if.register
def _(condition: DisabilityOfGrade, plan: Plan) -> str:
    return f"家中有人残疾等级为{'、'.join(condition.grades)}"


@true_if.register
def _(condition: MinorsShare, plan: Plan) -> str:
    return f"未满{condition.under_age}周岁的成员占家庭人口{condition.at_least:.0%}及以上"


@true_if.register
def _(condition: StudentsShare, plan: Plan) -> str:
    stages = "、".join(condition.stages)
    return f"在校生状况为{stages}的成员占家庭人口{condition.at_least:.0%}及以上"


@true_if.register
def _(condition: WagesLost, plan: Plan) -> str:
    share = f"{condition.last_year_at_least:.0%}"
    return f"上年工资性收入占上年家庭纯收入{share}及以上，而现在工资性收入为0"


@true_if.register
def _(condition: Unsafe, plan: Plan) -> str:
    return f"{'或'.join(GUARANTEES[guarantee] for guarantee in condition.guarantees)}有问题"


@true_if.register
def _(condition: TownshipRefused, plan: Plan) -> str:
    return f"纳入程序村级同意而乡镇不同意，乡镇审核日期{_days(condition.since, plan)}"


def _days(since: date | None, plan: Plan) -> str:
    first, last = days_of(since, plan.year)
    if last == date.max:
        return f"在{first.year}年{first.month}月{first.day}日及以后"
    return f"在{first.year}年内"
