"""Indicators 11 and 12: who should have been taken up, or included, and was not."""

from sqlalchemy import and_, or_

from queries.indicators import clauses
from queries.indicators.declaration import Columns, Count, Indicator, Reading
from queries.subjects import Subject


def _never_included(h: Columns):
    """Nothing else explains why the household isn't monitored."""
    return and_(~h.has_left, ~h.is_excluded, ~h.is_refused_with_reason)


def _has_trigger(h: Columns):
    return or_(h.has_stated_trigger, h.has_computed_trigger)


GAPS = (
    Indicator(
        id="trigger_mismatch",
        title="应启未启",
        clause=clauses.TRIGGERS,
        reading=Reading.HIGHER,
        definition="本方案排查中勾选“否”、却填有触发情形或按登记数据符合方案触发条件，至今未监测、也没有启动过纳入程序的户。",
        numerator_title="有触发情形而勾选“否”的户",
        numerator=(Count(Subject.TICKED_NO, _has_trigger),),
        unmeasurable=(Count(Subject.TICKED_NO, lambda h: and_(~h.has_stated_trigger, h.is_open)),),
        evidence=("visited_on", "responsible", "stated_triggers", "computed_triggers"),
    ),
    Indicator(
        id="below_line_unmonitored",
        title="低收入未监测",
        clause=clauses.BELOW_LINE,
        reading=Reading.HIGHER,
        definition="从未纳入监测，人均纯收入扣除人均合规自付支出后低于监测范围，没有排除情形，也没有写明理由的不予纳入的户。",
        numerator_title="低于监测范围而从未纳入的户",
        numerator=(
            Count(Subject.UNMONITORED, lambda h: and_(_never_included(h), h.is_below_line)),
        ),
        unmeasurable=(
            Count(Subject.UNMONITORED, lambda h: and_(_never_included(h), ~h.is_income_comparable)),
        ),
        evidence=(
            "net_income_per_head",
            "compliant_expense",
            "persons",
            "income_after_expense",
            "income_line",
        ),
    ),
)
