"""What starts the procedure, and where a round looks first."""

from dataclasses import dataclass
from enum import StrEnum

from data.plans.declaration.conditions import Condition


@dataclass(frozen=True)
class Trigger:
    """A situation that starts the procedure, by the name that 触发情形 has for it.

    Any one condition of `when` makes it true. Without `when` it is never computed, since
    the plan gives no number: it comes from 触发情形 and 部门预警 alone, and `note` says so.
    """

    name: str
    clause: str
    when: tuple[Condition, ...] = ()
    note: str = ""

    @property
    def is_computed(self) -> bool:
        return bool(self.when)

    @property
    def key(self) -> str:
        return self.name


class FocusKind(StrEnum):
    PROBLEM = "problem"  # 重点关注
    GROUP = "group"  # 重点聚焦
    PLACE = "place"  # 重点突出

    @property
    def title(self) -> str:
        return {"problem": "重点关注的问题", "group": "重点人群", "place": "重点地区"}[self.value]


@dataclass(frozen=True)
class Focus:
    """A problem, group or kind of place that the round looks at first."""

    name: str
    kind: FocusKind
    clause: str
    note: str = ""

    @property
    def key(self) -> str:
        return self.name
