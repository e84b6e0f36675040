"""Indicator 29: whether the problems found were put right, and by the day set."""

from sqlalchemy import true

from queries.indicators import clauses
from queries.indicators.declaration import Basis, Condition, Count, Indicator, Reading
from queries.subjects import Subject


def of_households(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.HOUSEHOLD_PROBLEM, where),)


def of_areas(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.AREA_PROBLEM, where),)


RECTIFICATION = (
    Indicator(
        id="rectification_rate",
        title="问题整改率",
        clause=clauses.RECTIFICATION,
        reading=Reading.LOWER,
        definition="截至当日已发现的户内问题中，已完成整改的占比。没有发现日期的算以前发现；整改成效写明已整改而没有完成日期的，按写明它的导出日计。",
        numerator_title="已整改的户内问题",
        numerator=of_households(lambda p: p.is_done),
        denominator_title="已发现的户内问题",
        denominator=of_households(lambda p: true()),
        bases=(Basis.ITEMS,),
    ),
    Indicator(
        id="area_rectification_rate",
        title="面上问题整改率",
        clause=clauses.RECTIFICATION,
        reading=Reading.LOWER,
        definition="截至当日已发现的面上问题中，已完成整改的占比；县级层面的问题只计在县，镇级层面的计在镇和县。",
        numerator_title="已整改的面上问题",
        numerator=of_areas(lambda p: p.is_done),
        denominator_title="已发现的面上问题",
        denominator=of_areas(lambda p: true()),
        bases=(Basis.ITEMS,),
    ),
    Indicator(
        id="rectification_overdue",
        title="超期未整改问题",
        clause=clauses.RECTIFICATION_DUE,
        reading=Reading.HIGHER,
        definition="截至当日尚未完成整改、整改时限已过的户内问题和面上问题；时限当日不算超期，没有时限的不计。",
        numerator_title="超过整改时限仍未完成的问题",
        numerator=of_households(lambda p: p.is_overdue) + of_areas(lambda p: p.is_overdue),
        bases=(Basis.ITEMS,),
    ),
)
