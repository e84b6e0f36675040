"""One entry of a work plan in the words that pages and exports print."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from data.plans import Held
from data.plans.inheritance import PLAN


class Section(StrEnum):
    STAGES = "各阶段"
    LIMITS = "监测范围和时限"
    CADENCES = "多久一次"
    OVERSIGHT = "人员和抽查"
    TRIGGERS = "触发情形"
    GROUPS = "预警户和排除情形"
    PROCEDURE = "程序和评议"
    FOCUS = "重点和风险隐患"
    DUTIES = "分工"
    REQUIREMENTS = "其他要求"
    DEFECTS = "原文前后不一致的地方"


@dataclass(frozen=True)
class Rule:
    """`said` is what holds, `origin` who says so, `clause` where it stands there."""

    section: Section
    name: str
    said: str
    origin: str
    clause: str
    note: str = ""


def of_plan(section: Section, name: str, said: str, entry: Any) -> Rule:
    """A rule of the plan's own round."""
    return Rule(section, name, said, PLAN, entry.clause, getattr(entry, "note", ""))


def of_held(section: Section, name: str, said: str, held: Held) -> Rule:
    """A rule that may come from further up."""
    origin = held.origin
    return Rule(section, name, said, origin.text, origin.clause, held.entry.note)


def joined(*parts: str | Sequence[str]) -> str:
    """What there is of the parts, with a comma between; lists with 、."""
    words = (part if isinstance(part, str) else "、".join(part) for part in parts)
    return "，".join(word for word in words if word)
