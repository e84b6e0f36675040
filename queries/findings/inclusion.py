"""Findings about inclusion: refused by the township, taken up again, too long under way."""

from typing import Any

from sqlalchemy import ColumnElement, Row, and_

from queries.findings import clauses, since
from queries.findings.declaration import Case, FindingRule, of_indicator
from queries.findings.wording import LOOK, days, on
from queries.indicators import Count
from queries.indicators.declaration import Columns
from queries.parameters import INCLUSION_DAYS
from queries.subjects import Subject

INCLUSION_LIMIT = ("inclusion_days", "inclusion_kind")


def _latest_clue(row: Row[Any]) -> Any:
    return row.clue_on, row.procedure_no


def _is_stuck(p: Columns) -> ColumnElement[bool]:
    return and_(p.procedure_type == "纳入", p.status == "在办", p.days_since_stage > INCLUSION_DAYS)


def _rejected(case: Case) -> str:
    return (
        f"{on(case.row.clue_on)}发现线索的纳入程序，村级同意，"
        f"{on(case.row.township_review_on)}乡镇审核不同意。{LOOK}"
    )


def _restarted(case: Case) -> str:
    row = case.row
    gap = (row.clue_on - row.earlier_ended_on).days
    return (
        f"上一次纳入程序{on(row.earlier_ended_on)}以暂不纳入或终止结束，{gap}天后"
        f"（{on(row.clue_on)}）又发现线索、重新启动，未超过{case.limits.restart_days}天。{LOOK}"
    )


def _overdue(case: Case) -> str:
    kind, limit = case.limits.inclusion_kind, case.limits.inclusion_days
    return (
        f"{on(case.row.clue_on)}发现线索的纳入程序，截至{on(case.scope.as_of)}已"
        f"{days(case.row.days_open, kind)}仍在办，超过识别认定时限{days(limit, kind)}。{LOOK}"
    )


def _stuck(case: Case) -> str:
    kind, limit = case.limits.inclusion_kind, case.limits.inclusion_days
    return (
        f"纳入程序在办，最近一个环节在{on(case.row.latest_stage_on)}，"
        f"截至{on(case.scope.as_of)}已{days(case.row.days_since_stage, kind)}没有进展，"
        f"超过识别认定时限{days(limit, kind)}。{LOOK}"
    )


REJECTED = of_indicator(
    "township_rejection_rate",
    id="rejected_by_township",
    title="村荐镇否",
    definition="村级同意、本期由乡镇审核不同意的纳入程序。",
    since=since.township_review,
    sentence=_rejected,
    evidence=("procedure_no", "clue_on", "township_review_on"),
    chosen=_latest_clue,
)
RESTARTED = of_indicator(
    "clock_restarts",
    since=since.clue,
    sentence=_restarted,
    evidence=("procedure_no", "clue_on", "earlier_ended_on"),
    limits=("restart_days",),
    chosen=_latest_clue,
)
OVERDUE = of_indicator(
    "inclusion_overdue",
    since=since.inclusion_limit,
    sentence=_overdue,
    limits=INCLUSION_LIMIT,
    chosen=_latest_clue,
)
STUCK = FindingRule(
    id="stuck",
    title="程序停滞（三等）",
    clause=clauses.STUCK,
    definition="截至当日在办的纳入程序，从最近一个环节的日期起已超过识别认定时限而没有新的环节。",
    where=Count(Subject.PROCEDURE, _is_stuck),
    since=since.standstill,
    sentence=_stuck,
    evidence=("procedure_no", "clue_on", "latest_stage_on", "days_since_stage"),
    limits=INCLUSION_LIMIT,
    chosen=_latest_clue,
)
