"""Indicators 26-28: whether the records are complete, and how fast they are put right."""

from collections.abc import Iterator

from tests.oracle.households import GUARANTEE_PROBLEMS, Household
from tests.oracle.seen import Line, Seen


def completeness_rate(seen: Seen) -> Iterator[Line]:
    """All present / active."""
    for household in seen.households:
        if household.state == "active":
            yield Line(household.village, int(is_complete(household)), 1)


def is_complete(household: Household) -> bool:
    facts = household.facts

    def stated(header: str) -> bool:
        return facts.get(header) is not None

    return (
        stated("人均纯收入")
        and (stated("合规自付支出") or stated("生产经营性支出"))
        and all(stated(header) for header in GUARANTEE_PROBLEMS)
        and stated("监测对象类别")
        and bool(facts.get("风险类型"))
        and (stated("监测联系人") or stated("户联系电话"))
    )
