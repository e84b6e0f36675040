"""What a list prints above its columns."""

from data.layouts import LAYOUTS
from queries.indicators import INDICATORS

_OF_LAYOUTS = {
    field.name: field.header
    for name in (
        "household_members",
        "procedures",
        "screenings",
        "data_doubts",
        "record_updates",
        "department_alerts",
    )
    for field in LAYOUTS[name].fields
}
_OWN = {
    "days_to_approval": "线索发现至县级审定天数",
    "ended_on": "结束日期",
    "days_open": "线索发现至今天数",
    "publicity_days_held": "公示天数",
    "first_measure_on": "纳入后首项措施落实日期",
    "line_at_elimination": "消除当日监测范围(元)",
    "busiest_from_on": "本村最集中14天的起始日",
    "stated_triggers": "触发情形",
    "computed_triggers": "按登记数据符合的触发情形",
    "persons": "人数",
    "income_after_expense": "扣除人均合规自付支出后人均纯收入",
    "income_line": "监测范围(元)",
    "visit_due": "排查截止日",
    "days_waiting": "已等待天数",
    "disaster_on": "灾害发生时间",
    "has_reason": "是否写明理由",
    "latest_stage_on": "最近一个环节的日期",
    "days_since_stage": "停留天数",
    "earlier_ended_on": "上一次程序结束日期",
    "first_begun_on": "最早的措施落实日期",
    "measures_begun": "措施项数",
    "categories": "措施类别",
    "last_met_on": "最近一次走访或联系",
}


def heading(column: str) -> str:
    return _OWN.get(column) or _OF_LAYOUTS[column]


HEADINGS: dict[str, str] = {
    column: heading(column) for indicator in INDICATORS.values() for column in indicator.evidence
}
