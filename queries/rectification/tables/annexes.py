"""The official tables: their columns in the order of 桃沟乡's annexes of 2021 (T20-T22), and
what they are called where another plan is in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from data.layouts.words import PROBLEM_TYPES
from data.plans import Plan


@dataclass(frozen=True)
class Column:
    """`heading` stands above `part`, if it is above several; else it fills both header rows.

    `width` is in characters of half width, as Excel counts.
    """

    heading: str
    width: float
    part: str = ""


OF_HOUSEHOLDS = (
    Column("序号", 5),
    Column("镇", 9.5),
    Column("村", 9.5),
    Column("户主姓名", 9.5),
    Column("户类型（脱贫户、边缘易致贫户、一般农户）", 11),
    Column("问题类型", 10),
    Column("具体内容", 22),
    Column("整改措施", 18),
    Column("整改责任", 9.5, "责任人"),
    Column("整改责任", 11, "责任单位"),
    Column("整改时限", 11),
    Column("整改成效", 12),
)
OF_AREAS = (
    Column("序号", 5),
    Column("面上问题层级", 12.5),
    Column("问题类型", 12),
    Column("具体内容", 34),
    Column("整改措施", 26),
    Column("整改责任", 9.5, "责任人"),
    Column("整改责任", 12, "责任单位"),
    Column("整改时限", 11),
    Column("整改成效", 14),
)
OF_SUMMARY = (
    Column("单位", 14),
    Column("问题类型", 12),
    Column("问题类型", 18),
    Column("共排查问题数", 12),
    Column("已整改数", 12),
    Column("正在整改数", 12),
    Column("拟识别监测对象（镇、村）", 10, "户数"),
    Column("拟识别监测对象（镇、村）", 10, "人数"),
)
# In 问题类型 of the summary: over the first four of the twelve types.
GUARANTEES = "“三保障”和饮水安全"
UNDER_GUARANTEES = PROBLEM_TYPES[:4]
TOTAL = "合计"


@dataclass(frozen=True)
class Annex:
    """`label` is the annex's number where the plan gives it one."""

    title: str
    label: str = ""


@dataclass(frozen=True)
class Annexes:
    households: Annex
    areas: Annex
    summary: Annex


UNNAMED = Annexes(
    Annex("问题整改台账（户内问题）"),
    Annex("问题整改台账（面上问题）"),
    Annex("整改情况汇总表"),
)


def annexes_of(plans: Sequence[Plan]) -> Annexes:
    """As the nearest plan calls them that brings such forms along, the ledger as two parts of
    one annex; else by their plain names."""
    for forms in (plan.forms for plan in plans):
        ledger = next((form for form in forms if "问题整改台账" in form.name), None)
        summary = next((form for form in forms if "整改情况汇总表" in form.name), None)
        if ledger and summary:
            name = ledger.name.partition("（")[0]
            return Annexes(
                Annex(f"{name}（户内问题）", f"{ledger.number}-1"),
                Annex(f"{name}（面上问题）", f"{ledger.number}-2"),
                Annex(summary.name, summary.number),
            )
    return UNNAMED


def groups(columns: Sequence[Column]) -> list[tuple[str, list[Column]]]:
    """Columns beside each other that share a heading, from left to right."""
    return [
        (heading, list(some)) for heading, some in groupby(columns, lambda column: column.heading)
    ]
