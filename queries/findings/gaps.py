"""Findings about who is not monitored and maybe should be."""

from typing import Any

from sqlalchemy import Row

from queries.findings import clauses, since
from queries.findings.declaration import Case, FindingRule, of_indicator
from queries.findings.wording import LOOK, listed, on, yuan
from queries.indicators import Count
from queries.subjects import Subject
from queries.subjects.outside import NAME


def _oldest(row: Row[Any]) -> Any:
    """Of several warnings the one that has waited longest counts."""
    return row.days_open, row.alert_no


def _ticked_no(case: Case) -> str:
    row = case.row
    said = []
    if row.stated_triggers:
        said.append(f"填有触发情形{row.stated_triggers}")
    if row.computed_triggers:
        said.append(f"按登记数据符合触发情形{row.computed_triggers}")
    return (
        f"{on(row.visited_on)}入户排查勾选“否”，但{'，'.join(said)}；"
        f"截至{on(case.scope.as_of)}没有启动纳入程序。{LOOK}"
    )


def _below_line(case: Case) -> str:
    row = case.row
    income = f"人均纯收入{yuan(row.net_income_per_head)}"
    if row.compliant_expense:
        income += f"，扣除人均合规自付支出后{yuan(row.income_after_expense)}"
    return f"{income}，低于监测范围{yuan(row.income_line)}，从未纳入监测。{LOOK}"


def _helped_outside(case: Case) -> str:
    row = case.row
    return (
        f"从未纳入监测，不是低保或特困户，最近12个月有{row.measures_begun}项帮扶（{listed(row.categories)}），"
        f"最早的{on(row.first_begun_on)}落实。{LOOK}"
    )


def _unanswered(case: Case) -> str:
    row, several = case.row, len(case.rows) - 1
    others = f"，另有{several}条同样没有核实" if several else ""
    return (
        f"{row.department}部门{on(row.pushed_on)}推送的预警（{row.alert_type}），"
        f"截至{on(case.scope.as_of)}已{row.days_open}天没有核实日期，"
        f"超过{case.limits.alert_days}天{others}。{LOOK}"
    )


TICKED_NO = of_indicator(
    "trigger_mismatch",
    since=since.screening,
    sentence=_ticked_no,
    evidence=("visited_on", "stated_triggers", "computed_triggers"),
)
BELOW_LINE = of_indicator(
    "below_line_unmonitored",
    since=since.income_measured,
    sentence=_below_line,
    needs=("income_to_on", "income_to_on_is_month"),
)
HELPED_OUTSIDE = FindingRule(
    id="helped_not_included",
    title="帮而未纳（体外循环）",
    clause=clauses.OUTSIDE,
    definition=f"从未纳入监测、家中没有人享受低保或特困供养，最近12个月内落实了社会帮扶、综合保障或名称含“{NAME}”的措施的户。",
    where=Count(Subject.OUTSIDE, lambda o: ~o.gets_aid),
    since=since.first_help,
    sentence=_helped_outside,
    evidence=("first_begun_on", "measures_begun", "categories"),
)
UNANSWERED = FindingRule(
    id="alert_unanswered",
    title="部门预警未核实",
    clause=clauses.ALERTS,
    definition="部门推送已超过规定天数、截至当日没有核实日期的预警所指的户；按户编号认户，没有的按成员证件号码。",
    where=Count(Subject.ALERT, lambda a: a.is_unanswered),
    since=since.alert_limit,
    sentence=_unanswered,
    evidence=("alert_no", "department", "alert_type", "pushed_on", "days_open"),
    limits=("alert_days",),
    chosen=_oldest,
)
