"""Indicators, findings, flags, methods and checks, each in the words of its own declaration."""

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from pages.components import checks
from pages.components.definition import terms as terms_of_indicator
from pages.components.handbook import behind, shown
from pages.components.handbook.views import View, entry, group, holds
from pages.components.methods import terms as terms_of_method
from queries.findings import FINDINGS
from queries.flags import FLAGS
from queries.flags.kinds import FUNNEL_FLAGS, Tail
from queries.indicators import INDICATORS, Indicator
from queries.methods import METHODS
from queries.quality import CHECKS, Group
from queries.scope import Scope

Terms = list[tuple[str, Any]]
# The first indicator, and the first finding, of each group.
INDICATORS_FROM = {
    "monitored": "纳入",
    "help_on_time_rate": "帮扶",
    "risk_elimination_rate": "退出",
    "completeness_rate": "数据与工作秩序",
}
FINDINGS_FROM = {
    "trigger_mismatch": "纳入",
    "no_measure": "帮扶",
    "early_elimination": "退出",
    "record_conflict": "记录与程序",
}
UNMEASURABLE = "所需的事实没有填写、只知道月份或前后矛盾的，单独计数，不进分子也不进分母"
LIMIT_TITLES = {
    "income_line": "监测范围",
    "inclusion_days": "识别认定天数",
    "inclusion_kind": "天数算法",
    "restart_days": "超时重启天数",
    "help_days": "落实帮扶天数",
    "no_measure_days": "无帮扶措施天数",
    "alert_days": "预警核实天数",
    "publicity_days": "公示天数",
    "publicity_kind": "公示天数算法",
    "early_elimination_months": "消除过早的月数",
}


def draw(view: View, words: str, scope: Scope) -> int:
    """The entries of a view that hold the words; returns how many."""
    if view is View.INDICATORS:
        return _grouped(INDICATORS, INDICATORS_FROM, _indicator, words, scope)
    if view is View.FINDINGS:
        return _grouped(FINDINGS, FINDINGS_FROM, _finding, words, scope)
    if view is View.FLAGS:
        return group("地区提示", _entries(FLAGS, _flag, words, scope, "flag"))
    if view is View.METHODS:
        return group("统计方法", _entries(METHODS, _method, words, scope, "method"))
    return sum(
        group(
            name,
            _entries(
                {check.id: check for check in CHECKS.values() if check.group is name},
                _check,
                words,
                scope,
                "check",
            ),
        )
        for name in Group
    )


def grouped(ids: Iterator[str] | list[str], starts: dict[str, str]) -> dict[str, list[str]]:
    """Ids in their order, parted where a group begins."""
    found: dict[str, list[str]] = {}
    title = ""
    for name in ids:
        title = starts.get(name, title)
        found.setdefault(title, []).append(name)
    return found


def _grouped(
    declared: dict[str, Any],
    starts: dict[str, str],
    terms: Callable[[str, Scope], tuple[str, Terms]],
    words: str,
    scope: Scope,
) -> int:
    kind = "indicator" if declared is INDICATORS else "finding"
    return sum(
        group(title, _entries({name: declared[name] for name in ids}, terms, words, scope, kind))
        for title, ids in grouped(list(declared), starts).items()
    )


def _entries(
    declared: dict[str, Any],
    terms: Callable[[str, Scope], tuple[str, Terms]],
    words: str,
    scope: Scope,
    kind: str,
) -> Iterator[Markup]:
    for name in declared:
        title, said = terms(name, scope)
        said = [*said, ("方案条款", behind.clauses(f"{kind}:{name}"))]
        if holds(words, name, title, *(text for _, text in said)):
            yield entry(title, name, said)


def _indicator(name: str, scope: Scope) -> tuple[str, Terms]:
    indicator: Indicator = INDICATORS[name]
    return indicator.title, [
        *terms_of_indicator(indicator),
        ("单位", "、".join(basis.unit for basis in indicator.bases)),
        ("无法判定", UNMEASURABLE if indicator.unmeasurable else ""),
        ("在哪里看", shown.of_indicator(name, scope)),
    ]


def _finding(name: str, scope: Scope) -> tuple[str, Terms]:
    rule = FINDINGS[name]
    return rule.title, [
        ("口径", rule.definition),
        ("依据", rule.clause),
        ("按哪些时限", "、".join(LIMIT_TITLES.get(limit, limit) for limit in rule.limits)),
        ("读法", "建议重点核查；只说明哪里值得看，不作结论"),
        ("在哪里看", shown.of_finding(scope)),
    ]


def _flag(name: str, scope: Scope) -> tuple[str, Terms]:
    if kinds := [kind for kind in FUNNEL_FLAGS if kind.flag == name]:
        side = "偏低" if kinds[0].tail is Tail.LOWER else "偏高"
        rates = "、".join(INDICATORS[kind.indicator].title for kind in kinds)
        several = "中任何一项" if len(kinds) > 1 else ""
        return FLAGS[name], [
            (
                "口径",
                f"{rates}{several}在同县同级各地中{side}，超出偶然范围；分母不足10的不作比较",
            ),
            ("依据", kinds[0].clause),
            ("在哪里看", shown.links(("flags",), scope)),
        ]
    return FLAGS[name], [
        ("口径", "受灾较重或脱贫人口较多，而本期新纳入明显少于按规模预期；分母不足10的不作比较"),
        ("依据", INDICATORS["disaster_inclusion_ratio"].clause),
        ("在哪里看", shown.links(("flags", "low-inclusion"), scope)),
    ]


def _method(name: str, scope: Scope) -> tuple[str, Terms]:
    return METHODS[name].title, terms_of_method(METHODS[name])


def _check(name: str, scope: Scope) -> tuple[str, Terms]:
    return CHECKS[name].title, [
        *checks.terms_of(CHECKS[name]),
        ("在哪里看", shown.links(("quality",), scope)),
    ]
