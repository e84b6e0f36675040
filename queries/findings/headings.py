"""The evidence of a finding in words: what each figure is called, and how it is said."""

from datetime import date
from typing import Any

from queries.findings.exit import PROBLEMS_AFTER
from queries.findings.finding import Evidence, Finding
from queries.findings.order import PIECES
from queries.findings.wording import on
from queries.headings import HEADINGS

EVIDENCE_HEADINGS: dict[str, str] = {
    **HEADINGS,
    "included_on": "纳入日期",
    "eliminated_on": "消除日期",
    "earlier_ended_on": "上一次纳入程序结束日期",
    "latest_stage_on": "最近一个环节的日期",
    "days_since_stage": "此后天数",
    "last_measure_ended_on": "最近一项措施结束日期",
    "measures_in_force_since": "最早的有效措施落实日期",
    "risks": "风险类型",
    "categories": "措施类别",
    "first_begun_on": "最早落实日期",
    "measures_begun": "措施项数",
    "busiest_eliminated": "最集中14天内消除户数",
    "village_eliminated": "本村本期消除户数",
    "category_changes": "类别变化次数",
    "flipped_on": "第二次变化的导出日期",
    "last_change_on": "最近一次变化的导出日期",
    "kind": "矛盾之处",
    "about": "涉及",
    "first_on": "在前的日期",
    "second_on": "在后的日期",
    "alert_no": "预警编号",
    "department": "部门",
    "alert_type": "预警类型",
    "pushed_on": "推送日期",
    "inclusion_days": "识别认定时限(天)",
    "inclusion_kind": "天数按",
    "restart_days": "重启天数上限(天)",
    "no_measure_days": "无措施天数上限(天)",
    "alert_days": "预警核实时限(天)",
    "early_elimination_months": "消除过早(月)",
    **{name: f"消除后{said}有问题" for name, said in PROBLEMS_AFTER.items()},
    **{name: f"填有{said}" for name, said in PIECES.items()},
}
_CODES = {
    "calendar": "自然日",
    "working": "工作日",
    "ledger_and_export": "台账与导出",
    "publicity": "公示日期",
    "approval": "审定日期",
    "export_days": "导出的日期",
    "elimination": "消除与纳入",
    "category": "类别与户类型",
}


def evidence_in_words(finding: Finding) -> str:
    """线索发现日期：2023年7月9日；线索发现至今天数：78；…: what is not known is left out."""
    said = "；".join(
        f"{EVIDENCE_HEADINGS[name]}：{_said(value)}"
        for name, value in finding.evidence.items()
        if value not in (None, "") and not (name in PROBLEMS_AFTER and value is False)
    )
    return said or "没有记录"


def _said(value: Evidence | Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return on(value)
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return _CODES.get(str(value), str(value))
