"""Income lines: yuan a person and year."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.plans.declaration.amounts import Yuan


class LineId(StrEnum):
    MONITORING = "monitoring"  # 监测范围: the line that limits and indicators use
    SUDDEN_HARDSHIP = "sudden_hardship"  # 突发严重困难户
    WARNING = "warning"  # 预警户


class IncomeMeasure(StrEnum):
    NET_INCOME = "net_income"  # 人均纯收入
    NET_INCOME_LESS_EXPENSE = "net_income_less_expense"  # 扣除合规大额支出后

    @property
    def title(self) -> str:
        return {
            "net_income": "人均纯收入",
            "net_income_less_expense": "扣除合规大额支出后的人均收入",
        }[self.value]


@dataclass(frozen=True)
class IncomeLine:
    """`below` yuan a person and year; strictly below is meant.

    `income_from` to `income_to` is the period whose income counts.
    """

    id: LineId
    title: str
    below: Yuan
    measure: IncomeMeasure
    clause: str
    income_from: date | None = None
    income_to: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return self.id
