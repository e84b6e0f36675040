"""Findings about help: none, of one kind only, not what the risk asks for."""

from queries.findings import since
from queries.findings.declaration import Case, of_indicator
from queries.findings.wording import LOOK, on


def _without_measure(case: Case) -> str:
    row, as_of = case.row, case.scope.as_of
    return (
        f"{on(row.included_on, row.included_last)}纳入，已满{case.limits.no_measure_days}天，"
        f"截至{on(as_of)}没有有效的帮扶措施。{LOOK}"
    )


def _safety_net_only(case: Case) -> str:
    return (
        f"有劳动能力、不是整户兜底保障户，截至{on(case.scope.as_of)}"
        f"有效的帮扶措施全部是综合保障。{LOOK}"
    )


NO_MEASURE = of_indicator(
    "no_measure",
    since=since.without_measure,
    sentence=_without_measure,
    evidence=("included_on", "last_measure_ended_on"),
    limits=("no_measure_days",),
    needs=("rolled_back_on",),
)
SAFETY_NET_ONLY = of_indicator(
    "safety_net_only",
    since=since.safety_net_alone,
    sentence=_safety_net_only,
    evidence=("included_on", "measures_in_force_since"),
    needs=("last_other_measure_ended_on", "rolled_back_on"),
)
