"""Who found the problems (发现来源): those found by oneself apart from those found from above."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.layouts import LAYOUTS
from queries.rectification.problem import Problem

CLAUSE = "义和街道2022年方案四（四）"
FINDERS = LAYOUTS["household_problems"].field("found_by").codes
# What is found within the township, and what the county and those above it find.
OWN, ABOVE = FINDERS[:2], FINDERS[2:]


@dataclass(frozen=True)
class Found:
    """`finder` is None for problems that do not say; 共 = 已 + 正在."""

    finder: str | None
    total: int
    done: int
    overdue: int
    reopened: int

    @property
    def open(self) -> int:
        return self.total - self.done

    @property
    def is_from_above(self) -> bool:
        return self.finder in ABOVE


def found_by(problems: Sequence[Problem]) -> list[Found]:
    """One row a 发现来源, zeros included, in the order of the levels; then what says none."""
    return [
        _found(finder, [one for one in problems if one.found_by == finder])
        for finder in (*FINDERS, None)
    ]


def _found(finder: str | None, own: Sequence[Problem]) -> Found:
    return Found(
        finder=finder,
        total=len(own),
        done=sum(one.is_done for one in own),
        overdue=sum(one.is_overdue for one in own),
        reopened=sum(one.times_reopened > 0 for one in own),
    )
