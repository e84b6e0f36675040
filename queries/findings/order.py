"""Findings about the record: incomplete, contradictory, changed again and again."""

from sqlalchemy import and_

from queries.findings import since
from queries.findings.declaration import Case, FindingRule
from queries.findings.wording import LOOK
from queries.indicators import INDICATORS, Count
from queries.subjects import Subject

PIECES = {
    "has_income": "人均纯收入",
    "has_expense": "支出（合规自付或生产经营性）",
    "has_guarantees": "三保障和饮水安全",
    "has_category": "监测对象类别",
    "has_risk": "风险类型",
    "has_contact": "联系人或电话",
}


def _incomplete(case: Case) -> str:
    missing = [said for name, said in PIECES.items() if not case.row._mapping[name]]
    return f"风险尚未消除，关键信息没有填全，缺{'、'.join(missing)}。{LOOK}"


INCOMPLETE = FindingRule(
    id="incomplete_record",
    title="关键信息不完整",
    clause=INDICATORS["completeness_rate"].clause,
    definition="未消除风险的户中，人均纯收入、支出（合规自付或生产经营性）、三保障和饮水安全、监测对象类别、风险类型、联系人或电话有一项没有填写的。",
    where=Count(Subject.HOUSEHOLD, lambda h: and_(h.is_active, ~h.is_complete)),
    since=since.incompleteness,
    sentence=_incomplete,
    evidence=tuple(PIECES),
    needs=("included_on", "rolled_back_on", "stated_since"),
)
