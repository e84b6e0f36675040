"""Visits: month by month at a glance, then one by one."""

import streamlit as st
from markupsafe import Markup

from pages.components.listing import table
from pages.components.sentences import quiet
from pages.components.words import day
from queries.household_file import HouseholdFile
from queries.household_file.visits import Month, Visit

HEADINGS = (
    "走访日期",
    "走访人",
    "身份",
    "方式",
    "月收入（元）",
    "季度收入（元）",
    "发现问题",
    "录入日期",
)


def visits(file: HouseholdFile) -> None:
    if not file.visits:
        quiet("没有走访的记录。")
        return
    due = [month for month in file.months if month.is_due]
    missed = sum(month.is_missed for month in due)
    st.html(Markup('<ol class="months">{}</ol>').format(Markup("").join(map(_month, file.months))))
    quiet(
        f"应按月入户的{len(due)}个整月里，{missed}个月没有入户走访。"
        "整月每天都在监测、风险未消除的月份才算应走访；方式未填不算入户；"
        "自台账里这一户的第一次走访起算。"
    )
    table(HEADINGS, [_visit(visit) for visit in reversed(file.visits)])


def _month(month: Month) -> Markup:
    return Markup('<li class="{}"><span>{}</span><b>{}</b></li>').format(
        _class(month), f"{month.first:%Y.%-m}", _said(month)
    )


def _said(month: Month) -> str:
    ways = {"入户": month.at_home, "电话": month.by_phone, "未填": month.unstated}
    said = "、".join(f"{way}{n if n > 1 else ''}" for way, n in ways.items() if n)
    if month.is_missed:
        return f"缺入户（{said}）" if said else "缺"
    return said or "—"


def _class(month: Month) -> str:
    if month.is_missed:
        return "missed"
    return "met" if month.at_home else ""


def _visit(visit: Visit) -> list[object]:
    return [
        day(visit.day),
        visit.visitor,
        visit.role,
        visit.way,
        visit.month_income,
        visit.quarter_income,
        visit.problems_seen,
        day(visit.entered_on),
    ]
