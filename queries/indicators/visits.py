"""Indicator 18: whether every household was visited in its month, or met in its quarter."""

from sqlalchemy import true

from queries.indicators import clauses
from queries.indicators.declaration import Condition, Count, Indicator, Reading
from queries.subjects import Subject


def in_month(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.VISIT, where),)


def in_quarter(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.CONTACT, where),)


VISITS = (
    Indicator(
        id="visit_completion_rate",
        title="走访完成率",
        clause=clauses.VISITS,
        reading=Reading.LOWER,
        definition="截至当日最近一个完整月份中，整月都未消除风险的户里，当月有人入户走访的占比；电话联系、未填方式的不算入户。",
        numerator_title="当月已入户走访的户",
        numerator=in_month(lambda v: v.is_visited),
        denominator_title="整月未消除风险的户",
        denominator=in_month(lambda v: true()),
        evidence=("last_met_on",),
    ),
    Indicator(
        id="visit_completion_rate_warning",
        title="预警户走访完成率",
        clause=clauses.WARNING_VISITS,
        reading=Reading.LOWER,
        definition="截至当日最近一个完整季度中，预警户里有人走访或联系过的占比；电话联系也算。预警户是截至当日最近一次导出中填了预警户类型的户。",
        numerator_title="当季已走访或联系的预警户",
        numerator=in_quarter(lambda v: v.is_visited),
        denominator_title="预警户",
        denominator=in_quarter(lambda v: true()),
        evidence=("warning_type", "last_met_on"),
    ),
)
