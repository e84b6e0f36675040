"""Doubts not verified yet and updates not reviewed yet, whenever they came."""

from typing import Any

from sqlalchemy import Select, select

from queries.indicators import Basis
from queries.indicators.clauses import BACKLOG, DOUBTS
from queries.quality.check import Check, Group
from queries.quality.said import plain
from queries.subjects.doubts import doubts_on_day
from queries.subjects.updates import updates_on_day


def _doubts() -> Select[Any]:
    d = doubts_on_day(()).c
    return select(
        d.household_id,
        d.region_code,
        (~d.is_verified).label("is_found"),
        d.doubt_no,
        d.doubt_type,
        d.rule_no,
        d.issued_on,
        d.days_open,
    )


def _updates() -> Select[Any]:
    u = updates_on_day(()).c
    return select(
        u.household_id,
        u.region_code,
        (~u.is_reviewed).label("is_found"),
        u.update_no,
        u.content,
        u.submitted_on,
        u.days_waiting,
    )


REVIEWS = (
    Check(
        id="doubt_open",
        title="疑点尚未核实",
        group=Group.REVIEWS,
        clause=DOUBTS,
        definition="截至当日已下发的全部数据疑点中，尚未核实的；核实结果为未核实的，填了日期也是尚未核实。",
        basis=Basis.ITEMS,
        found_title="尚未核实的疑点",
        checked_title="截至当日已下发的疑点",
        rows=_doubts,
        evidence=(
            plain("疑点编号", "doubt_no"),
            plain("疑点类型", "doubt_type"),
            plain("规则编号", "rule_no"),
            plain("下发日期", "issued_on"),
            plain("已下发天数", "days_open"),
        ),
    ),
    Check(
        id="update_open",
        title="信息更新尚未审核",
        group=Group.REVIEWS,
        clause=BACKLOG,
        definition="截至当日已提交的全部信息更新中，尚未审核的。",
        basis=Basis.ITEMS,
        found_title="尚未审核的更新",
        checked_title="截至当日已提交的更新",
        rows=_updates,
        evidence=(
            plain("更新编号", "update_no"),
            plain("更新内容", "content"),
            plain("提交日期", "submitted_on"),
            plain("已等待天数", "days_waiting"),
        ),
    ),
)
