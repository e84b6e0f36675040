"""What pointed at the household: warnings of departments, and the screening rounds."""

from pages.components.listing import table
from pages.components.sentences import quiet
from pages.components.words import day
from queries.household_file import HouseholdFile
from queries.household_file.alerts import Alert
from queries.household_file.screenings import Screening

ALERT = (
    "推送日期",
    "部门",
    "预警类型",
    "金额（元）",
    "核实日期",
    "核实结论",
    "用时",
    "怎样匹配",
    "预警编号",
)
SCREENING = (
    "入户日期",
    "批次",
    "责任主体",
    "需启动识别认定程序",
    "触发情形",
    "授权书提交",
    "录入日期",
    "实地核查",
)


def clues(file: HouseholdFile) -> None:
    if file.alerts:
        table(ALERT, [_alert(alert) for alert in file.alerts])
    else:
        quiet("没有部门预警（按户编号和家庭成员证件号码匹配）。")
    if file.screenings:
        table(SCREENING, [_screening(screening) for screening in file.screenings])
    else:
        quiet("没有集中排查的记录。")


def _alert(alert: Alert) -> list[object]:
    if alert.verified_on:
        took = f"{alert.days}天核实"
    else:
        late = f"，超过{alert.limit}天，建议重点核查" if alert.is_unanswered else ""
        took = f"已{alert.days}天未核实{late}"
    return [
        *(day(alert.pushed_on), alert.department, alert.type, alert.amount),
        *(day(alert.verified_on), alert.conclusion, took, alert.matched_by, alert.number),
    ]


def _screening(screening: Screening) -> list[object]:
    return [
        day(screening.visited_on),
        screening.round,
        screening.responsible,
        screening.ticked,
        "、".join(screening.triggers) or None,
        day(screening.authorised_on),
        day(screening.entered_on),
        day(screening.checked_on),
    ]
