"""Indicators 19-25: whose risk was eliminated, how soon, and whether it held."""

from sqlalchemy import and_, case, or_

from queries.dialect import add_months, months_between
from queries.indicators import clauses
from queries.indicators.declaration import (
    Basis,
    Columns,
    Count,
    Indicator,
    Reading,
    households,
)
from queries.parameters import AS_OF, EARLY_MONTHS
from queries.subjects import Subject

BOTH = (Basis.HOUSEHOLDS, Basis.PERSONS)


def _in_period_base(h: Columns):
    return or_(h.was_active_before, h.is_included_in_period)


def _helped_out(h: Columns):
    """帮扶消除 in the period; a blank 风险消除方式 is not 帮扶消除."""
    return and_(h.is_eliminated_in_period, h.is_helped_elimination)


def _is_exact(h: Columns):
    return and_(h.included_on == h.included_last, h.eliminated_on == h.eliminated_last)


def _contradicts(h: Columns):
    """Elimination before inclusion; by months where a month is all that is known."""
    return case(
        (_is_exact(h), h.eliminated_on < h.included_on),
        else_=months_between(h.included_on, h.eliminated_on) < 0,
    )


def _early(h: Columns):
    return case(
        (_is_exact(h), h.eliminated_on < add_months(h.included_on, EARLY_MONTHS)),
        else_=months_between(h.included_on, h.eliminated_on) < EARLY_MONTHS,
    )


def _on_the_boundary(h: Columns):
    months = months_between(h.included_on, h.eliminated_on)
    return and_(~_is_exact(h), months == EARLY_MONTHS)


def _below_line(h: Columns):
    return and_(h.is_eliminated, h.is_helped_elimination)


def _both_known(h: Columns):
    return and_(h.after_net_income_per_head.is_not(None), h.line_at_elimination.is_not(None))


def _over_a_year(h: Columns, included: str):
    return and_(h.is_active, add_months(h[included], 12) < AS_OF)


def _surely_over_a_year(h: Columns):
    return and_(h.has_labour, _over_a_year(h, "included_last"))


def _perhaps_over_a_year(h: Columns):
    return and_(
        or_(h.has_labour, ~h.is_labour_known),
        _over_a_year(h, "included_on"),
        ~_surely_over_a_year(h),
    )


EXIT = (
    Indicator(
        id="risk_elimination_rate",
        title="风险消除率",
        bases=BOTH,
        clause=clauses.BOTH_TAILS,
        reading=Reading.EITHER,
        definition="截至当日累计监测对象中风险已消除的占比。",
        numerator_title="风险已消除的监测对象",
        numerator=households(lambda h: h.is_eliminated),
        denominator_title="累计监测对象",
        denominator=households(lambda h: h.is_monitored),
    ),
    Indicator(
        id="risk_elimination_rate_excluding_safety_net",
        title="风险消除率（不含整户兜底）",
        bases=BOTH,
        clause=clauses.BOTH_TAILS,
        reading=Reading.EITHER,
        definition="截至当日累计监测对象（不含整户无劳动能力兜底保障户）中风险已消除的占比。",
        numerator_title="风险已消除的监测对象（不含整户兜底）",
        numerator=households(lambda h: and_(h.is_eliminated, ~h.is_safety_net)),
        denominator_title="累计监测对象（不含整户兜底）",
        denominator=households(lambda h: and_(h.is_monitored, ~h.is_safety_net)),
    ),
    Indicator(
        id="risk_elimination_rate_in_period",
        title="本期风险消除率",
        bases=BOTH,
        clause=clauses.BOTH_TAILS,
        reading=Reading.EITHER,
        definition="期初未消除风险的和本期新纳入的监测对象中，本期消除风险的占比。",
        numerator_title="本期消除风险的监测对象",
        numerator=households(lambda h: and_(h.is_eliminated_in_period, _in_period_base(h))),
        denominator_title="期初未消除风险的和本期新纳入的监测对象",
        denominator=households(_in_period_base),
    ),
    Indicator(
        id="early_elimination",
        title="不足6个月消除",
        clause=clauses.EARLY,
        reading=Reading.HIGHER,
        definition="本期帮扶消除、距纳入不足6个月的户；只知月份的按月份相差不足6计。",
        numerator_title="纳入不足6个月即消除风险的户",
        numerator=households(lambda h: and_(_helped_out(h), ~_contradicts(h), _early(h))),
        unmeasurable=households(lambda h: and_(_helped_out(h), _contradicts(h))),
    ),
    Indicator(
        id="early_elimination_boundary",
        title="恰满6个月消除（只知月份）",
        clause=clauses.EARLY,
        reading=Reading.STOCK,
        definition="本期帮扶消除、纳入或消除只知月份且月份恰好相差6的户，是否满6个月无法判断。",
        numerator_title="月份恰好相差6的户",
        numerator=households(lambda h: and_(_helped_out(h), ~_contradicts(h), _on_the_boundary(h))),
        unmeasurable=households(lambda h: and_(_helped_out(h), _contradicts(h))),
    ),
    Indicator(
        id="no_labour_eliminated",
        title="无劳动力已消除",
        clause=clauses.NO_LABOUR,
        reading=Reading.HIGHER,
        definition="截至当日风险已消除而家中没有任何人有劳动能力的户。",
        numerator_title="没有劳动力而风险已消除的户",
        numerator=households(lambda h: and_(h.is_eliminated, h.is_labour_known, ~h.has_labour)),
        unmeasurable=households(lambda h: and_(h.is_eliminated, ~h.is_labour_known)),
    ),
    Indicator(
        id="eliminated_below_line",
        title="消除后收入低于监测范围",
        clause=clauses.WORSENED,
        reading=Reading.HIGHER,
        definition="截至当日帮扶消除、风险消除后人均纯收入低于消除当日监测范围的户。",
        numerator_title="消除后收入低于监测范围的户",
        numerator=households(
            lambda h: and_(_below_line(h), h.after_net_income_per_head < h.line_at_elimination)
        ),
        unmeasurable=households(lambda h: and_(_below_line(h), ~_both_known(h))),
        evidence=(
            "after_net_income_per_head",
            "line_at_elimination",
        ),
    ),
    Indicator(
        id="worsened_after_elimination",
        title="消除后变差",
        clause=clauses.WORSENED,
        reading=Reading.HIGHER,
        definition="本期消除风险，消除后“三保障”或饮水又出现问题，或消除后人均纯收入低于消除前的户。",
        numerator_title="消除风险后情况变差的户",
        numerator=households(
            lambda h: and_(
                h.is_eliminated_in_period,
                or_(h.has_problem_after, h.after_net_income_per_head < h.net_income_per_head),
            )
        ),
        evidence=(
            "net_income_per_head",
            "after_net_income_per_head",
        ),
    ),
    Indicator(
        id="rollback_rate",
        title="消除回退率",
        clause=clauses.ROLLBACK,
        reading=Reading.EITHER,
        definition="最近12个月标注过风险消除的户中，截至当日已回退的占比。",
        numerator_title="风险消除后回退的户",
        numerator=households(lambda h: and_(h.is_eliminated_lately, h.is_rolled_back)),
        denominator_title="最近12个月标注过风险消除的户",
        denominator=households(lambda h: h.is_eliminated_lately),
    ),
    Indicator(
        id="reidentified",
        title="再识别",
        clause=clauses.REIDENTIFIED,
        reading=Reading.HIGHER,
        definition="风险消除后又重新识别、重新纳入日期在本期内的户。",
        numerator_title="消除风险后重新纳入的户",
        numerator=households(lambda h: h.is_reidentified),
    ),
    Indicator(
        id="elimination_concentration",
        title="集中消除度",
        clause=clauses.CONCENTRATED,
        reading=Reading.HIGHER,
        definition="本期消除风险5户以上的村，最集中的14天内消除的占比；乡镇和县为各村相加。",
        numerator_title="最集中的14天内消除风险的户",
        numerator=(Count(Subject.FORTNIGHT, lambda e: e.is_busiest),),
        denominator_title="本期消除风险的户（5户以上的村）",
        denominator=(Count(Subject.FORTNIGHT, lambda e: e.is_counted),),
        unmeasurable=(Count(Subject.FORTNIGHT, lambda e: e.is_month_only),),
        evidence=("busiest_from_on",),
    ),
    Indicator(
        id="over_a_year",
        title="超一年未消除",
        clause=clauses.STOCK,
        reading=Reading.HIGHER,
        definition="未消除风险、有劳动能力、纳入已超过12个月的户。",
        numerator_title="纳入超过12个月仍未消除风险的户",
        numerator=households(_surely_over_a_year),
        unmeasurable=households(_perhaps_over_a_year),
    ),
)
