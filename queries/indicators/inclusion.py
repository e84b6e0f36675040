"""Indicators 1-10: who is monitored, who was newly included, and how the procedure went."""

from sqlalchemy import and_, or_

from queries.indicators import clauses
from queries.indicators.declaration import (
    Basis,
    Columns,
    Condition,
    Count,
    Indicator,
    Reading,
    households,
    procedures,
)
from queries.parameters import AS_OF, INCLUSION_DAYS, PERIOD_START, PUBLICITY_DAYS
from queries.subjects import Subject

BOTH = (Basis.HOUSEHOLDS, Basis.PERSONS)
ITEMS = (Basis.ITEMS,)


def _inclusion(condition: Condition) -> Condition:
    return lambda p: and_(p.procedure_type == "纳入", condition(p))


def _concluded(p: Columns):
    return and_(p.status == "办结", p.ended_on.between(PERIOD_START, AS_OF))


def _approval_is_known(p: Columns):
    return and_(p.county_approval_on.is_not(None), p.county_approval_on >= p.clue_on)


def _overdue(p: Columns):
    return and_(p.status == "在办", p.days_open > INCLUSION_DAYS)


def _due_soon(p: Columns):
    # 0.8 of the limit, in whole numbers.
    return and_(
        p.status == "在办", p.days_open * 5 >= INCLUSION_DAYS * 4, p.days_open <= INCLUSION_DAYS
    )


def _agreed_by_village(p: Columns):
    return and_(p.village_opinion == "同意", p.township_review_on.between(PERIOD_START, AS_OF))


def _publicised(p: Columns):
    return p.publicity_to_on.between(PERIOD_START, AS_OF)


def _publicity_is_known(p: Columns):
    return and_(p.publicity_from_on.is_not(None), p.publicity_from_on <= p.publicity_to_on)


INCLUSION = (
    Indicator(
        id="monitored",
        title="累计监测对象",
        bases=BOTH,
        clause=clauses.STOCK,
        reading=Reading.STOCK,
        definition="截至当日已纳入、未被清退也未自然减少的监测对象，含已消除风险的，每户只计一次。",
        numerator_title="累计监测对象",
        numerator=households(lambda h: h.is_monitored),
    ),
    Indicator(
        id="active",
        title="未消除风险",
        bases=BOTH,
        clause=clauses.STOCK,
        reading=Reading.STOCK,
        definition="截至当日在监测而风险尚未消除（含消除后又回退）的监测对象。",
        numerator_title="未消除风险的监测对象",
        numerator=households(lambda h: h.is_active),
    ),
    Indicator(
        id="new_inclusions",
        title="今年新纳入",
        bases=BOTH,
        clause=clauses.DISASTER,
        reading=Reading.LOWER,
        definition="县级审定日期（没有程序的按识别监测时间）在本期内的监测对象，后来退出的也计入。",
        numerator_title="本期新纳入的监测对象",
        numerator=households(lambda h: h.is_included_in_period),
    ),
    Indicator(
        id="new_inclusions_per_1000",
        title="每千农户新纳入",
        clause=clauses.DISASTER,
        reading=Reading.LOWER,
        definition="本期新纳入户数除以农村户数再乘以1000。",
        numerator_title="本期新纳入的监测对象",
        numerator=households(lambda h: h.is_included_in_period),
        denominator_title="农村户数",
        denominator=(
            Count(Subject.VILLAGE, lambda v: v.id.is_not(None), lambda v: v.rural_households),
        ),
        per=1000,
    ),
    Indicator(
        id="inclusion_on_time_rate",
        title="识别认定按时率",
        bases=ITEMS,
        clause=clauses.NATIONAL_PROCEDURE,
        reading=Reading.LOWER,
        definition="本期办结的纳入程序中，从线索发现到县级审定不超过时限的占比；在办已超期的计入分母。",
        numerator_title="按时办结的纳入程序",
        numerator=procedures(
            _inclusion(
                lambda p: and_(
                    _concluded(p), _approval_is_known(p), p.days_to_approval <= INCLUSION_DAYS
                )
            )
        ),
        denominator_title="本期办结的和在办已超期的纳入程序",
        denominator=procedures(
            _inclusion(lambda p: or_(and_(_concluded(p), _approval_is_known(p)), _overdue(p)))
        ),
        unmeasurable=procedures(
            _inclusion(
                lambda p: and_(
                    _concluded(p),
                    or_(p.county_approval_on.is_(None), p.county_approval_on < p.clue_on),
                )
            )
        ),
        evidence=(
            "procedure_no",
            "clue_on",
            "county_approval_on",
            "days_to_approval",
            "status",
        ),
    ),
    Indicator(
        id="inclusion_overdue",
        title="识别超期在办",
        bases=ITEMS,
        clause=clauses.NATIONAL_PROCEDURE,
        reading=Reading.HIGHER,
        definition="截至当日仍在办、距线索发现已超过识别认定时限的纳入程序。",
        numerator_title="超期在办的纳入程序",
        numerator=procedures(_inclusion(_overdue)),
        evidence=(
            "procedure_no",
            "clue_on",
            "days_open",
        ),
    ),
    Indicator(
        id="inclusion_due_soon",
        title="识别临期在办",
        bases=ITEMS,
        clause=clauses.NATIONAL_PROCEDURE,
        reading=Reading.HIGHER,
        definition="截至当日仍在办、距线索发现已达识别认定时限的八成而未超过时限的纳入程序。",
        numerator_title="临期在办的纳入程序",
        numerator=procedures(_inclusion(_due_soon)),
        evidence=(
            "procedure_no",
            "clue_on",
            "days_open",
        ),
    ),
    Indicator(
        id="township_rejection_rate",
        title="村荐镇否率",
        bases=ITEMS,
        clause=clauses.REJECTION,
        reading=Reading.HIGHER,
        definition="村级同意、本期由乡镇审核的纳入程序中，乡镇不同意的占比。",
        numerator_title="村级同意而乡镇不同意的纳入程序",
        numerator=procedures(
            _inclusion(lambda p: and_(_agreed_by_village(p), p.township_opinion == "不同意"))
        ),
        denominator_title="村级同意、本期由乡镇审核的纳入程序",
        denominator=procedures(_inclusion(_agreed_by_village)),
        evidence=(
            "procedure_no",
            "clue_on",
            "township_review_on",
            "township_opinion",
        ),
    ),
    Indicator(
        id="clock_restarts",
        title="超时重启",
        bases=ITEMS,
        clause=clauses.RESTART,
        reading=Reading.HIGHER,
        definition="本期发现线索的纳入程序，距同一户上一次以暂不纳入或终止结束的纳入程序不超过规定天数。",
        numerator_title="结束后短期内重新启动的纳入程序",
        numerator=procedures(
            _inclusion(lambda p: and_(p.is_restart, p.clue_on.between(PERIOD_START, AS_OF)))
        ),
        evidence=(
            "procedure_no",
            "clue_on",
            "status",
        ),
    ),
    Indicator(
        id="publicity_compliance_rate",
        title="公示合规率",
        bases=ITEMS,
        clause=clauses.PUBLICITY,
        reading=Reading.LOWER,
        definition="公示在本期结束的各类程序中，公示天数（首尾两天都计）达到方案规定的占比。",
        numerator_title="公示天数达到规定的程序",
        numerator=procedures(
            lambda p: and_(
                _publicised(p), _publicity_is_known(p), p.publicity_days_held >= PUBLICITY_DAYS
            )
        ),
        denominator_title="公示在本期结束的程序",
        denominator=procedures(lambda p: and_(_publicised(p), _publicity_is_known(p))),
        unmeasurable=procedures(
            lambda p: and_(
                _publicised(p),
                or_(p.publicity_from_on.is_(None), p.publicity_from_on > p.publicity_to_on),
            )
        ),
        evidence=(
            "procedure_no",
            "procedure_type",
            "publicity_from_on",
            "publicity_to_on",
            "publicity_days_held",
        ),
    ),
    Indicator(
        id="refusals_without_reason",
        title="不予纳入无理由",
        bases=ITEMS,
        clause=clauses.REFUSAL,
        reading=Reading.HIGHER,
        definition="本期以不予纳入或暂不纳入结束、没有填写理由的程序。",
        numerator_title="没有理由的不予纳入和暂不纳入",
        numerator=procedures(
            lambda p: and_(
                p.status.in_(("不予纳入", "暂不纳入")),
                p.ended_on.between(PERIOD_START, AS_OF),
                ~p.has_reason,
            )
        ),
        evidence=(
            "procedure_no",
            "clue_on",
            "ended_on",
            "status",
        ),
    ),
)
