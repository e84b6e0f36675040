"""Findings about the record: incomplete, contradictory, changed again and again."""

from datetime import date
from typing import Any

from sqlalchemy import Row, and_, true

from queries.findings import clauses, since
from queries.findings.declaration import Case, FindingRule
from queries.findings.wording import LOOK, on
from queries.indicators import INDICATORS, Count
from queries.indicators.clauses import FLIPS
from queries.subjects import Subject, conflicts
from queries.subjects.flips import AT_LEAST

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


def _flipped(case: Case) -> str:
    row = case.row
    return (
        f"最近12个月里，监测对象类别在各次导出之间变化{row.category_changes}次，"
        f"{on(row.flipped_on)}的导出起达到{AT_LEAST}次，最近一次变化在{on(row.last_change_on)}。{LOOK}"
    )


def _contradictory(case: Case) -> str:
    rows = sorted(case.rows, key=_by_kind, reverse=True)
    said = dict.fromkeys(CONFLICTS[row.kind].format(**_told(row)) for row in rows)
    return f"记录前后矛盾：{'；'.join(said)}。{LOOK}"


def _told(row: Row[Any]) -> dict[str, str]:
    days = {"first": (row.first_on, row.first_last), "second": (row.second_on, row.second_last)}
    return {"about": row.about} | {
        name: on(day, last) if day else "" for name, (day, last) in days.items()
    }


def _by_kind(row: Row[Any]) -> Any:
    """Of several contradictions the first of KINDS is the evidence; the sentence names all."""
    days = (row.first_on or date.min, row.second_on or date.min)
    return -conflicts.KINDS.index(row.kind), row.about or "", days


# What is said of each kind of contradiction.
CONFLICTS = {
    conflicts.LEDGER_AND_EXPORT: "程序台账与导出的纳入或消除情况不一致",
    conflicts.PUBLICITY: "程序{about}公示结束（{first}）早于公示开始（{second}）",
    conflicts.APPROVAL: "程序{about}县级审定（{first}）早于线索发现（{second}）",
    conflicts.EXPORT_DAYS: "导出的消除监测时间（{first}）早于识别监测时间（{second}）",
    conflicts.ELIMINATION: "风险消除（{first}）早于纳入（{second}）",
    conflicts.CATEGORY: "监测对象类别{about}与户类型不符",
}

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
FLIPPED = FindingRule(
    id="attribute_flips",
    title="属性反复修改",
    clause=FLIPS,
    definition=f"最近12个月里，监测对象类别在各次导出之间变化{AT_LEAST}次以上的户；首次填写不算变化，取消后又恢复算两次。",
    where=Count(Subject.FLIP, lambda f: f.category_changes >= AT_LEAST),
    since=since.second_change,
    sentence=_flipped,
    evidence=("category_changes", "flipped_on", "last_change_on"),
)
CONFLICT = FindingRule(
    id="record_conflict",
    title="记录前后矛盾",
    clause=clauses.CONFLICT,
    definition="程序台账与导出的纳入或消除时间相差一个月以上、导出称未消除而台账已消除，公示结束早于开始，县级审定早于线索发现，消除早于纳入，监测对象类别与户类型不符，有其中一项的户。",
    where=Count(Subject.CONFLICT, lambda c: true()),
    since=since.first_conflict,
    sentence=_contradictory,
    evidence=("kind", "about", "first_on", "second_on"),
    needs=("since", "first_last", "second_last"),
    chosen=_by_kind,
)
