"""What holds beyond one round, in words: lines and limits, cadences, people, procedures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from data.plans import Held, Limits
from data.plans.declaration import (
    Channel,
    Course,
    Exclusion,
    Hazard,
    IncomeCadence,
    IncomeLine,
    MeetingCadence,
    Review,
    SpotCheck,
    Staffing,
    Sweep,
    VisitCadence,
    WarningType,
)
from data.plans.inheritance import Source, held, held_early_help, held_limits
from queries.rulebook.rule import Rule, Section, joined, of_held

LIMITS: Mapping[str, tuple[str, str]] = {
    "inclusion": ("识别认定", "从发现线索到县级审定不超过{}"),
    "publicity": ("公示", "不少于{}，首尾两天都算"),
    "help": ("落实帮扶", "认定后{}内"),
    "no_measure": ("无帮扶措施", "认定后{}仍没有措施"),
    "restart": ("超时重启", "结束后{}内又启动"),
    "alert": ("部门预警核实", "推送后{}内"),
    "early_elimination": ("消除过早", "纳入未满{}"),
}


def _line(line: IncomeLine) -> tuple[str, str]:
    period = ""
    if line.income_from and line.income_to:
        period = f"收入算{line.income_from:%Y-%m-%d}至{line.income_to:%Y-%m-%d}"
    return line.title, joined(f"{line.measure.title}低于{line.below:,.0f}元", period)


def _visit(visit: VisitCadence) -> tuple[str, str]:
    how = "或".join(visit.ways)
    return f"走访{visit.group.title}", joined(f"{visit.every.title}至少一次", how, visit.by)


def _income(income: IncomeCadence) -> tuple[str, str]:
    return f"登记{income.group.title}收入", f"{income.every.title}一次"


def _sweep(sweep: Sweep) -> tuple[str, str]:
    return sweep.kind, joined(f"{sweep.every.title}至少一次", sweep.of)


def _meeting(meeting: MeetingCadence) -> tuple[str, str]:
    return meeting.type, joined(f"每个{meeting.level.title}{meeting.every.title}一次", meeting.by)


def _staffing(staffing: Staffing) -> tuple[str, str]:
    return staffing.post, f"每个{staffing.level.title}至少{staffing.at_least}名"


def _check(check: SpotCheck) -> tuple[str, str]:
    villages = f"每乡镇不少于{check.villages}个村" if check.villages else ""
    households = f"每村不少于{check.households}户" if check.households else ""
    share = f"抽{check.share:.0%}" if check.share else ""
    sentinel = f"其中{check.sentinel:.0%}纯随机" if check.sentinel else ""
    often = check.every.title if check.every else ""
    who = f"{check.by.title}级组织"
    unstated = "" if villages or households or share else "没有写数量或比例"
    return check.name, joined(who, often, check.of, villages, households, share, sentinel, unstated)


def _warning(kind: WarningType) -> tuple[str, str]:
    return f"预警户类型{kind.number}", kind.name


def _exclusion(exclusion: Exclusion) -> tuple[str, str]:
    ticked = f"排除情形填“{exclusion.ticked}”" if exclusion.ticked else ""
    return "不纳入", joined(exclusion.name, ticked, exclusion.conditions)


def _course(course: Course) -> tuple[str, str]:
    return f"{course.procedure}程序", " → ".join(course.steps)


def _review(review: Review) -> tuple[str, str]:
    signed = f"{'、'.join(review.signed_by)}签字" if review.signed_by else ""
    return f"{review.level.title}级评议", joined(review.members, signed)


def _channel(channel: Channel) -> tuple[str, str]:
    return "监测方式", joined(channel.name, channel.by)


def _hazard(hazard: Hazard) -> tuple[str, str]:
    return "规模性风险", joined(hazard.name, hazard.watched_by)


# List of `Standing` -> where it is shown and its words.
SAID: Mapping[str, tuple[Section, Callable[[Any], tuple[str, str]]]] = {
    "lines": (Section.LIMITS, _line),
    "visits": (Section.CADENCES, _visit),
    "incomes": (Section.CADENCES, _income),
    "sweeps": (Section.CADENCES, _sweep),
    "meetings": (Section.CADENCES, _meeting),
    "staffing": (Section.OVERSIGHT, _staffing),
    "spot_checks": (Section.OVERSIGHT, _check),
    "warning_types": (Section.GROUPS, _warning),
    "exclusions": (Section.GROUPS, _exclusion),
    "channels": (Section.PROCEDURE, _channel),
    "courses": (Section.PROCEDURE, _course),
    "reviews": (Section.PROCEDURE, _review),
    "hazards": (Section.FOCUS, _hazard),
}


def standing_rules(sources: Sequence[Source]) -> Iterator[Rule]:
    for name, (section, words) in SAID.items():
        for rule in held(name, sources):
            yield of_held(section, *words(rule.entry), rule)
    yield from _limits(sources)
    if help_held := held_early_help(sources):
        measures = "、".join(help_held.entry.measures)
        yield of_held(Section.GROUPS, "预警户的早期帮扶", measures, help_held)


def missing_line(limits: Limits) -> Iterator[Rule]:
    """That no income line is in force, and which file would set it."""
    if limits.income_line is None:
        origin = limits.origins["income_line"]
        said = "未定；需要监测范围的数字不计算"
        yield Rule(Section.LIMITS, "监测范围", said, origin.text, "", origin.clause)


def _limits(sources: Sequence[Source]) -> Iterator[Rule]:
    stated = held_limits(sources)
    for name, (title, words) in LIMITS.items():
        yield of_held(Section.LIMITS, title, words.format(_span(stated[name])), stated[name])


def _span(held_limit: Held) -> str:
    limit = held_limit.entry
    if hasattr(limit, "months"):
        return f"{limit.months}个月"
    kind = f"个{limit.kind.title}" if hasattr(limit, "kind") else "天"
    return f"{limit.days}{kind}"
