"""走访: visits that look copied, too many for one day, or entered long afterwards.

Of the visits of the period. A clue each: incomes may stay the same, and a village may be
walked in a day.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func

from data.models import household_versions, visits
from queries.dialect import days_between, last_day_of_month
from queries.indicators import Basis
from queries.parameters import AS_OF, PERIOD_START
from queries.quality import clauses
from queries.quality.check import Check, Evidence, Group
from queries.quality.population import V, of_households
from queries.quality.said import VISITOR, plain
from queries.subjects.versions import by_day

W = visits.c
LATE_DAYS = 15
MANY_A_DAY = 20
ALIKE = 3  # households
MONTH_END_DAYS, OVERDUE_DAYS = 3, 7
NOTHING_SEEN = ("无", "没有", "无问题", "正常")
ENTERED = by_day(W.entered_on)
DAY = plain("走访日期", "visited_on")
ENTRY = plain("录入日期", "entered")
INCOME = plain("月收入(元)", "month_income")
SEEN = plain("发现问题", "problems_seen")


def _visits(*columns: ColumnElement[Any]) -> Select[Any]:
    """Visits up to D, before the period too: what is compared may lie there."""
    return (
        of_households(W.visitor, W.visited_on, *columns)
        .select_from(household_versions.join(visits, W.household_id == V.household_id))
        .where(W.visited_on <= AS_OF)
    )


def _of_period(rows: Select[Any], condition: Any) -> Select[Any]:
    """Narrowed to the period only after neighbours and twins were looked for in all visits."""
    all_visits = rows.subquery("all_visits")
    return all_visits.select().where(
        all_visits.c.visited_on >= PERIOD_START, condition(all_visits.c)
    )


def _repeated() -> Select[Any]:
    before = {"partition_by": W.household_id, "order_by": (W.visited_on, W.id)}
    income, seen = func.lag(W.month_income).over(**before), func.lag(W.problems_seen).over(**before)
    same_words = func.coalesce(W.problems_seen, "") == func.coalesce(seen, "")
    rows = _visits(
        and_(W.month_income == income, same_words).label("is_found"),
        W.month_income,
        W.problems_seen,
        income.label("income_before"),
    )
    return _of_period(rows, lambda v: v.month_income.is_not(None) & v.income_before.is_not(None))


def _copied() -> Select[Any]:
    same = (W.visitor, W.visited_on, W.problems_seen, W.month_income)
    alike = func.count().over(partition_by=same)
    rows = _visits(
        (alike >= ALIKE).label("is_found"), W.month_income, W.problems_seen, alike.label("alike")
    ).where(
        W.month_income.is_not(None),
        W.problems_seen.is_not(None),
        W.problems_seen.not_in(NOTHING_SEEN),
    )
    return _of_period(rows, lambda v: v.alike.is_not(None))


def _many_a_day() -> Select[Any]:
    a_day = func.count().over(partition_by=(W.visitor, W.visited_on))
    rows = _visits((a_day > MANY_A_DAY).label("is_found"), a_day.label("a_day")).where(
        W.way == "入户"
    )
    return _of_period(rows, lambda v: v.a_day.is_not(None))


def _late() -> Select[Any]:
    days = days_between(W.visited_on, ENTERED)
    rows = _visits(
        (days > LATE_DAYS).label("is_found"), ENTERED.label("entered"), days.label("days")
    )
    return _of_period(rows, lambda v: v.entered.is_not(None))


def _month_end() -> Select[Any]:
    left = days_between(ENTERED, last_day_of_month(ENTERED))
    days = days_between(W.visited_on, ENTERED)
    together = func.count().over(partition_by=(V.village_code, W.entered_on))
    rows = _visits(
        and_(left < MONTH_END_DAYS, days >= OVERDUE_DAYS).label("is_found"),
        ENTERED.label("entered"),
        together.label("together"),
    )
    return _of_period(rows, lambda v: v.entered.is_not(None))


def _check(
    name: str, title: str, definition: str, checked: str, rows: Any, *evidence: Evidence
) -> Check:
    return Check(
        id=name,
        title=title,
        group=Group.VISITS,
        clause=clauses.VISITS,
        definition=f"本期走访中，{definition}",
        basis=Basis.ITEMS,
        found_title=title,
        checked_title=f"本期{checked}的走访",
        rows=rows,
        evidence=(VISITOR, DAY, *evidence),
    )


VISITS = (
    _check(
        "visit_copied",
        "同日多户走访内容雷同",
        f"已填月收入和发现问题（“无”等除外）的，同一走访人同一天在{ALIKE}户以上填写完全相同的。",
        "已填月收入和发现问题",
        _copied,
        INCOME,
        SEEN,
        plain("雷同户数", "alike"),
    ),
    _check(
        "visit_repeated",
        "走访内容与上一次相同",
        "本次和上一次都已填月收入的，月收入和发现问题都与该户上一次走访完全相同的；收入稳定的户也会相同，明显多于别处的建议核对。",
        "与上一次都已填月收入",
        _repeated,
        INCOME,
        SEEN,
    ),
    _check(
        "visit_many_a_day",
        "一人一天入户过多",
        f"方式为入户的，同一走访人同一天入户超过{MANY_A_DAY}户的。",
        "方式为入户",
        _many_a_day,
        plain("当日入户数", "a_day"),
    ),
    _check(
        "visit_entered_late",
        "走访后很久才录入",
        f"截至当日已录入的，录入日期晚于走访日期{LATE_DAYS}天以上的。",
        "已录入",
        _late,
        ENTRY,
        plain("相隔天数", "days"),
    ),
    _check(
        "visit_entered_at_month_end",
        "月底补录",
        f"截至当日已录入的，在当月最后{MONTH_END_DAYS}天录入、而走访已过去{OVERDUE_DAYS}天以上的。",
        "已录入",
        _month_end,
        ENTRY,
        plain("同村同日录入数", "together"),
    ),
)
