"""Indicators 31 and 32: whether villages and townships meet monthly, and who is there to monitor."""

from queries.indicators import clauses
from queries.indicators.declaration import Basis, Columns, Condition, Count, Indicator, Reading
from queries.subjects import Subject


def places(where: Condition, of: Columns = None) -> tuple[Count, ...]:
    return (Count(Subject.PRESENCE, where, of),)


GROUND = (
    Indicator(
        id="study_meeting_rate",
        title="村级研判完成率",
        clause=clauses.STUDY,
        reading=Reading.LOWER,
        definition="本期每个完整月份、每个村算一村次，其中当月召开过综合研判的占比。",
        numerator_title="当月召开综合研判的村次",
        numerator=places(lambda p: p.is_village, lambda p: p.study_months),
        denominator_title="应召开的村次",
        denominator=places(lambda p: p.is_village, lambda p: p.full_months),
        bases=(Basis.ITEMS,),
    ),
    Indicator(
        id="joint_meeting_rate",
        title="乡镇联席会完成率",
        clause=clauses.STUDY,
        reading=Reading.LOWER,
        definition="本期每个完整月份、每个乡镇算一乡镇次，其中当月召开过部门联席会的占比。",
        numerator_title="当月召开部门联席会的乡镇次",
        numerator=places(lambda p: p.is_township, lambda p: p.joint_months),
        denominator_title="应召开的乡镇次",
        denominator=places(lambda p: p.is_township, lambda p: p.full_months),
        bases=(Basis.ITEMS,),
    ),
    Indicator(
        id="village_monitor_coverage",
        title="村级信息员覆盖率",
        clause=clauses.MONITORS,
        reading=Reading.LOWER,
        definition="截至当日至少有1名防贫监测信息员的村的占比；没有备案日期的也算。",
        numerator_title="有防贫监测信息员的村",
        numerator=places(lambda p: p.is_village & (p.monitors >= 1)),
        denominator_title="全部村",
        denominator=places(lambda p: p.is_village),
        bases=(Basis.ITEMS,),
    ),
    Indicator(
        id="township_monitor_coverage",
        title="乡镇信息员覆盖率",
        clause=clauses.MONITORS,
        reading=Reading.LOWER,
        definition="截至当日本级至少有2名防贫监测信息员的乡镇的占比，各村的信息员不计；没有备案日期的也算。",
        numerator_title="有2名以上防贫监测信息员的乡镇",
        numerator=places(lambda p: p.is_township & (p.monitors >= 2)),
        denominator_title="全部乡镇",
        denominator=places(lambda p: p.is_township),
        bases=(Basis.ITEMS,),
    ),
)
