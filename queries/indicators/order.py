"""Indicators 26-28: whether the records are complete, and how fast they are put right."""

from sqlalchemy import and_

from queries.indicators import clauses
from queries.indicators.declaration import Indicator, Reading, households

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
)
