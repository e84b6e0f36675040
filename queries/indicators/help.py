"""Indicators 13-17: whether help came, in time, and of the kind that is needed."""

from sqlalchemy import and_, or_

from queries.dialect import days_between
from queries.indicators import clauses
from queries.indicators.declaration import Columns, Indicator, Reading, households
from queries.parameters import AS_OF, HELP_DAYS, NO_MEASURE_DAYS


def _helped_in_time(h: Columns):
    return or_(h.has_measure_in_time, and_(h.is_disaster_risk, h.has_earlier_measure))


def _help_is_due(h: Columns):
    return days_between(h.period_included_on, AS_OF) > HELP_DAYS


def _is_exact(h: Columns):
    return h.period_included_on == h.period_included_last


def _undated_only(h: Columns):
    return and_(~_helped_in_time(h), _help_is_due(h), h.has_undated_measures_only)


def _long_without(h: Columns):
    return and_(h.is_active, ~h.has_measure, days_between(h.included_on, AS_OF) >= NO_MEASURE_DAYS)


def _surely_long_without(h: Columns):
    return and_(_long_without(h), days_between(h.included_last, AS_OF) >= NO_MEASURE_DAYS)


def _able(h: Columns):
    return and_(h.is_active, ~h.is_safety_net, h.has_labour)


def _perhaps_able(h: Columns):
    return and_(h.is_active, ~h.is_safety_net, ~h.is_labour_known)


def _safety_net_only(h: Columns):
    return and_(h.has_measure, ~h.has_other_than_safety_net)


HELP = (
    Indicator(
        id="help_on_time_rate",
        title="帮扶及时率",
        clause=clauses.NATIONAL_HELP,
        reading=Reading.LOWER,
        definition="本期新纳入、已过帮扶时限或已有措施的户中，纳入后在时限内落实措施（因自然灾害的含纳入前已开始且仍有效）的占比。",
        numerator_title="时限内落实帮扶措施的户",
        numerator=households(
            lambda h: and_(h.is_included_in_period, _is_exact(h), _helped_in_time(h))
        ),
        denominator_title="本期新纳入、已过时限或已有措施的户",
        denominator=households(
            lambda h: and_(
                h.is_included_in_period,
                _is_exact(h),
                or_(_helped_in_time(h), _help_is_due(h)),
                ~_undated_only(h),
            )
        ),
        unmeasurable=households(
            lambda h: and_(h.is_included_in_period, or_(~_is_exact(h), _undated_only(h)))
        ),
        evidence=("first_measure_on",),
    ),
    Indicator(
        id="no_measure",
        title="无帮扶措施户",
        clause=clauses.NATIONAL_HELP,
        reading=Reading.HIGHER,
        definition="未消除风险、纳入已满规定天数、截至当日没有有效帮扶措施的户。",
        numerator_title="没有有效帮扶措施的户",
        numerator=households(_surely_long_without),
        unmeasurable=households(lambda h: and_(_long_without(h), ~_surely_long_without(h))),
    ),
    Indicator(
        id="developmental_rate",
        title="开发式帮扶落实率",
        clause=clauses.DEVELOPMENTAL,
        reading=Reading.LOWER,
        definition="未消除风险、有劳动能力、非整户兜底保障的户中，有一项以上有效开发式帮扶措施（产业、就业、金融、公益岗位）的占比。",
        numerator_title="落实开发式帮扶措施的户",
        numerator=households(lambda h: and_(_able(h), h.has_developmental)),
        denominator_title="未消除风险、有劳动能力、非整户兜底保障的户",
        denominator=households(_able),
        unmeasurable=households(_perhaps_able),
    ),
    Indicator(
        id="safety_net_only",
        title="一兜了之",
        clause=clauses.SAFETY_NET,
        reading=Reading.HIGHER,
        definition="未消除风险、有劳动能力、非整户兜底保障而有效措施全部是综合保障的户。",
        numerator_title="有效措施全部是综合保障的户",
        numerator=households(lambda h: and_(_able(h), _safety_net_only(h))),
        unmeasurable=households(lambda h: and_(_perhaps_able(h), _safety_net_only(h))),
    ),
    Indicator(
        id="measure_mismatch",
        title="措施不匹配",
        clause=clauses.MATCHING,
        reading=Reading.HIGHER,
        definition="未消除风险，因病、因学、因残、因安全住房、因安全饮水或因务工就业不稳的任一项风险没有对应类别的有效措施的户；没有措施也算。",
        numerator_title="有风险没有对应措施的户",
        numerator=households(lambda h: and_(h.is_active, h.has_unmatched_risk)),
    ),
)
