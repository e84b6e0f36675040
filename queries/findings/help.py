"""Findings about help: none, of one kind only, not what the risk asks for."""

from sqlalchemy import true

from data.layouts.words import MATCHING
from queries.findings import clauses, since
from queries.findings.declaration import Case, FindingRule, of_indicator
from queries.findings.wording import LOOK, listed, on
from queries.indicators import Count
from queries.subjects import Subject
from queries.subjects.households import UNMATCHED
from queries.subjects.measures import ENDED


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


def _mismatch(case: Case) -> str:
    lacks = "；".join(
        f"“{risk}”没有有效的{'或'.join(MATCHING[risk])}措施"
        for risk in MATCHING
        if case.row._mapping[UNMATCHED[risk]]
    )
    return f"截至{on(case.scope.as_of)}，风险{lacks}。{LOOK}"


def _unchanged(case: Case) -> str:
    row = case.row
    return (
        f"{on(row.included_on, row.included_last)}纳入前有效的帮扶措施类别是"
        f"{listed(row.categories)}，截至{on(case.scope.as_of)}仍是这些，没有变化。{LOOK}"
    )


def _not_visited(case: Case) -> str:
    month = since.last_full_month(case)
    met = case.row.last_met_on
    latest = f"最近一次走访或联系在{on(met)}" if met else "没有任何走访记录"
    return f"{on(month.replace(day=1), month)}整月风险未消除，没有入户走访；{latest}。{LOOK}"


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
MISMATCH = of_indicator(
    "measure_mismatch",
    since=since.mismatch,
    sentence=_mismatch,
    evidence=("risks", "included_on"),
    needs=("rolled_back_on", *UNMATCHED.values(), *ENDED.values()),
)
UNCHANGED = FindingRule(
    id="unchanged_measures",
    title="纳入前后措施没有变化",
    clause=clauses.UNCHANGED,
    definition="监测对象中，台账里纳入前一天有效的帮扶措施类别（至少一类）与当日有效的完全相同的户；纳入只知月份的，按月初和月末都须如此。",
    where=Count(Subject.UNCHANGED, lambda u: true()),
    since=since.inclusion,
    sentence=_unchanged,
    evidence=("included_on", "categories"),
)
VISIT_MISSED = of_indicator(
    "visit_completion_rate",
    id="visit_missed",
    title="整月未走访",
    definition="截至当日最近一个完整月份中整月都未消除风险、当月没有人入户走访的户；电话联系、未填方式的不算入户。",
    where=Count(Subject.VISIT, lambda v: ~v.is_visited),
    since=since.last_full_month,
    sentence=_not_visited,
    evidence=("last_met_on",),
)
