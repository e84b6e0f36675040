"""Indicators 26-28: whether the records are complete, and how fast they are put right."""

from sqlalchemy import and_

from queries.indicators import clauses
from queries.indicators.declaration import (
    Basis,
    Columns,
    Condition,
    Count,
    Indicator,
    Reading,
    households,
)
from queries.parameters import PERIOD_START
from queries.subjects import Subject


def doubts(where: Condition) -> tuple[Count, ...]:
    return (Count(Subject.DATA_DOUBT, where),)


def updates(where: Condition, of: Columns = None) -> tuple[Count, ...]:
    return (Count(Subject.RECORD_UPDATE, where, of),)


def _issued_in_period(d: Columns):
    return d.issued_on >= PERIOD_START


def _submitted_in_period(u: Columns):
    return u.submitted_on >= PERIOD_START


ORDER = (
    Indicator(
        id="completeness_rate",
        title="关键信息完整率",
        clause=clauses.KEY_FACTS,
        reading=Reading.LOWER,
        definition="未消除风险的户中，人均纯收入、支出（合规自付或生产经营性）、三保障和饮水安全、监测对象类别、风险类型、联系人或电话全部填写的占比。",
        numerator_title="关键信息全部填写的户",
        numerator=households(lambda h: and_(h.is_active, h.is_complete)),
        denominator_title="未消除风险的户",
        denominator=households(lambda h: h.is_active),
    ),
    Indicator(
        id="doubt_clearance_rate",
        title="疑点清零率",
        clause=clauses.DOUBTS,
        reading=Reading.LOWER,
        definition="本期下发的数据疑点中，截至当日已核实的占比；核实结果为未核实的，填了日期也不算。",
        numerator_title="已核实的疑点",
        numerator=doubts(lambda d: and_(_issued_in_period(d), d.is_verified)),
        denominator_title="本期下发的疑点",
        denominator=doubts(_issued_in_period),
        bases=(Basis.ITEMS,),
        evidence=("doubt_no", "doubt_type", "issued_on", "verified_on", "finding"),
    ),
    Indicator(
        id="review_rate",
        title="数据审核率",
        clause=clauses.REVIEWS,
        reading=Reading.LOWER,
        definition="本期提交的信息更新中，截至当日已审核的占比；退回也是审核。",
        numerator_title="已审核的更新",
        numerator=updates(lambda u: and_(_submitted_in_period(u), u.is_reviewed)),
        denominator_title="本期提交的更新",
        denominator=updates(_submitted_in_period),
        bases=(Basis.ITEMS,),
        evidence=("update_no", "content", "submitted_on", "reviewed_on", "review_result"),
    ),
    Indicator(
        id="review_backlog_days",
        title="待审核天数中位数",
        clause=clauses.BACKLOG,
        reading=Reading.HIGHER,
        definition="截至当日已提交、尚未审核的全部信息更新，自提交起已等待天数的中位数；各地按自己的记录计算，不由下级平均。",
        numerator_title="尚未审核的更新",
        numerator=updates(lambda u: ~u.is_reviewed, lambda u: u.days_waiting),
        bases=(Basis.ITEMS,),
        is_median=True,
        evidence=("update_no", "content", "submitted_on", "days_waiting"),
    ),
)
