"""Incomes that look arranged: just above the line, all the same, or all round.

Heaping is told as Burgstahler and Dichev (1997, J Account Econ 24:99-126) tell it for
earnings, the simple form of McCrary's test (2008, J Econometrics 142:698-714): where incomes
are spread smoothly, an interval holds as many as its two neighbours on average. Of three
intervals of equal width, [-5 %, 0), [0, 5 %) and [5 %, 10 %) about the line, the middle one
then holds a third, whatever the slope. More by the exact binomial tail is worth a look.
"""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, cast, func

from queries.indicators import Basis
from queries.parameters import AS_OF, INCOME_LINE, PERIOD_START
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import E, V, of_households, of_monitored
from queries.quality.said import plain

WIDTH = 5  # per cent of the line
ALIKE = 5  # households of one village with the same income to the cent
ROUND = 100  # yuan
BEFORE = plain("人均纯收入", "net_income_per_head")
AFTER = plain("风险消除后人均纯收入", "after_net_income_per_head")


def _about_the_line(rows: Select[Any], income: ColumnElement[Any]) -> Select[Any]:
    edges = [INCOME_LINE * (100 + WIDTH * n) / 100 for n in (-1, 0, 1, 2)]
    is_found = and_(income >= edges[1], income < edges[2])
    return rows.add_columns(is_found.label("is_found"), income).where(
        income >= edges[0], income < edges[3]
    )


def _heaped() -> Select[Any]:
    return _about_the_line(of_households(), V.net_income_per_head)


def _heaped_after() -> Select[Any]:
    eliminated = of_monitored().where(
        E.state == "eliminated",
        E.eliminated_on.between(PERIOD_START, AS_OF),
        V.elimination_way == "帮扶消除",
    )
    return _about_the_line(eliminated, V.after_net_income_per_head)


def _alike() -> Select[Any]:
    number = func.count().over(partition_by=(V.village_code, V.net_income_per_head))
    return of_households(
        (number >= ALIKE).label("is_found"), V.net_income_per_head, number.label("alike")
    ).where(V.net_income_per_head.is_not(None))


def _round() -> Select[Any]:
    income = V.net_income_per_head
    is_round = cast(income / ROUND, Integer) * ROUND == income
    return of_households(is_round.label("is_found"), income).where(income.is_not(None), income != 0)


INCOMES = (
    Check(
        id="income_just_above_line",
        title="收入集中在监测范围线上方",
        group=Group.INCOMES,
        clause=clauses.INCOME_ALONE,
        definition=f"人均纯收入在监测范围上下（低{WIDTH}%至高{2 * WIDTH}%）的户中，刚好高出不到{WIDTH}%的；收入分布平滑时约占三分之一，明显偏多的建议重点核查。",
        basis=Basis.HOUSEHOLDS,
        found_title=f"刚好高出监测范围不到{WIDTH}%的户",
        checked_title=f"人均纯收入在监测范围低{WIDTH}%至高{2 * WIDTH}%之间的户",
        rows=_heaped,
        evidence=(BEFORE,),
        usual=1 / 3,
    ),
    Check(
        id="income_just_above_line_after",
        title="消除后收入集中在监测范围线上方",
        group=Group.INCOMES,
        clause=clauses.INCOME_ALONE,
        definition=f"本期帮扶消除、风险消除后人均纯收入在监测范围上下（低{WIDTH}%至高{2 * WIDTH}%）的户中，刚好高出不到{WIDTH}%的；收入分布平滑时约占三分之一，明显偏多的建议重点核查。",
        basis=Basis.HOUSEHOLDS,
        found_title=f"消除后刚好高出监测范围不到{WIDTH}%的户",
        checked_title=f"消除后人均纯收入在监测范围低{WIDTH}%至高{2 * WIDTH}%之间的户",
        rows=_heaped_after,
        evidence=(AFTER,),
        usual=1 / 3,
    ),
    Check(
        id="income_alike",
        title="同村多户收入完全相同",
        group=Group.INCOMES,
        clause=clauses.TRUE_TO_FACT,
        definition=f"已填人均纯收入的户中，同一村有{ALIKE}户以上人均纯收入完全相同的。",
        basis=Basis.HOUSEHOLDS,
        found_title="与同村多户收入完全相同的户",
        checked_title="已填人均纯收入的户",
        rows=_alike,
        evidence=(BEFORE, plain("同村同额户数", "alike")),
    ),
    Check(
        id="income_round",
        title="收入为整百元",
        group=Group.INCOMES,
        clause=clauses.TRUE_TO_FACT,
        definition=f"已填人均纯收入且不为0的户中，人均纯收入正好是{ROUND}元整数倍的；逐项测算的收入很少如此，明显高于全县的可能是估填。",
        basis=Basis.HOUSEHOLDS,
        found_title="收入为整百元的户",
        checked_title="已填人均纯收入且不为0的户",
        rows=_round,
        evidence=(BEFORE,),
    ),
)
