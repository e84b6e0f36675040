"""Indicators 30 and 33: what a screening round reached, and what followed a disaster."""

from sqlalchemy import and_, not_

from queries.indicators import clauses
from queries.indicators.declaration import Count, Indicator, Reading
from queries.parameters import AS_OF, TARGETS_ALL
from queries.subjects import Subject

SCREENING = (
    Indicator(
        id="screening_coverage",
        title="排查覆盖率",
        clause=clauses.SCREENING,
        reading=Reading.LOWER,
        definition="在方案的入户排查截止日（未到的按当日）以前入户排查的户，占方案应排查户的比例：方案要求全面排查的为农村户数，只查重点人群的为排查台账所列户。",
        numerator_title="已入户排查的户",
        numerator=(Count(Subject.SCREENING, lambda s: s.is_screened),),
        denominator_title="方案应排查的户",
        denominator=(
            Count(Subject.VILLAGE, lambda v: TARGETS_ALL, lambda v: v.rural_households),
            Count(Subject.SCREENING, lambda s: not_(TARGETS_ALL)),
        ),
        evidence=(
            "visited_on",
            "visit_due",
        ),
    ),
    Indicator(
        id="screening_entered_on_time",
        title="排查按时录入率",
        clause=clauses.SCREENING,
        reading=Reading.LOWER,
        definition="已入户排查的户中，在排查截止日以前录入系统的占比；截止日以前不计算。",
        numerator_title="按时录入的户",
        numerator=(
            Count(
                Subject.SCREENING,
                lambda s: and_(s.is_screened, s.visit_due <= AS_OF, s.is_entered_in_time),
            ),
        ),
        denominator_title="已入户排查的户",
        denominator=(
            Count(Subject.SCREENING, lambda s: and_(s.is_screened, s.visit_due <= AS_OF)),
        ),
        evidence=(
            "visited_on",
            "entered_on",
            "visit_due",
        ),
    ),
)

DISASTERS = (
    Indicator(
        id="disaster_inclusion_ratio",
        title="因灾纳入比",
        clause=clauses.DISASTER,
        reading=Reading.LOWER,
        definition="本期灾害发生后90天内以因自然灾害风险纳入的户，与最近一次报送的受灾户数之比；发生不足识别认定时限的灾害不计。",
        numerator_title="灾后90天内因自然灾害纳入的户",
        numerator=(Count(Subject.DISASTER_INCLUSION, lambda h: h.is_certain),),
        denominator_title="受灾户数",
        denominator=(
            Count(
                Subject.DISASTER_REPORT,
                lambda d: d.affected_households.is_not(None),
                lambda d: d.affected_households,
            ),
        ),
        unmeasurable=(
            Count(Subject.DISASTER_INCLUSION, lambda h: ~h.is_certain),
            Count(Subject.DISASTER_REPORT, lambda d: d.affected_households.is_(None)),
        ),
        evidence=("disaster_on",),
    ),
)
