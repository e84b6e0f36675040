"""A clause's references → the parts of the product that they name, each with where to look."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data.layouts import LAYOUTS
from data.plans import Plan
from data.refusal import Refusal
from queries.findings import FINDINGS
from queries.flags import FLAGS
from queries.indicators import INDICATORS
from queries.quality import CHECKS

HANDBOOK = "handbook"
LAYOUTS_PAGE = "layouts"
# What an entry of a plan is called by.
_NAMES = ("name", "title", "key", "role", "about", "text")
PARTS_OF_A_PLAN = {
    "lines": "监测范围",
    "limits": "时限",
    "visits": "走访频次",
    "incomes": "收入登记频次",
    "income_periods": "收入测算期",
    "sweeps": "排查频次",
    "meetings": "会议频次",
    "staffing": "人员配备",
    "spot_checks": "抽查",
    "channels": "线索渠道",
    "courses": "办理步骤",
    "reviews": "评议组成",
    "exclusions": "排除情形",
    "warning_types": "预警户类型",
    "early_help": "预警户帮扶",
    "hazards": "规模性返贫风险",
    "focus": "排查重点",
    "duties": "职责",
    "requirements": "工作要求",
    "forms": "表格",
    "contradictions": "前后不一致",
    "notes": "文字说明",
    "stages": "阶段",
    "triggers": "触发情形",
}


class UnknownPart(Refusal):
    """A reference that names nothing."""


@dataclass(frozen=True)
class Part:
    """A part of the product. `address` leads there, within the product; blank where nothing
    can be opened. `entries` are those of the plan that it names. `short` is what it is called
    beside others of its kind."""

    kind: str
    title: str
    address: str = ""
    entries: tuple[Any, ...] = ()
    short: str = ""

    def __str__(self) -> str:
        return f"{self.kind}“{self.title}”"


def resolve(reference: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    """`screens` are the titles of the pages by their address. Raises `UnknownPart`."""
    kind, _, name = reference.partition(":")
    if kind not in _KINDS:
        raise UnknownPart(f"“{reference}”：没有“{kind}”这一类，只能是 {'、'.join(_KINDS)}。")
    try:
        return _KINDS[kind](name, plan, screens)
    except (KeyError, StopIteration):
        raise UnknownPart(f"“{reference}”：没有“{name}”这一项。") from None


def _declared(
    kind: str, declarations: Mapping[str, Any], view: str
) -> Callable[[str, Plan, Mapping[str, str]], Part]:
    """What has a title and its entry in the handbook."""

    def find(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
        return Part(kind, declarations[name].title, f"{HANDBOOK}?view={view}&find={name}")

    return find


def _flag(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    return Part("地区提示", FLAGS[name], f"{HANDBOOK}?view=flags&find={name}")


def _layout(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    return Part("数据表", LAYOUTS[name].title, f"{LAYOUTS_PAGE}?layout={name}")


def _column(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    layout, _, field = name.partition(".")
    header = LAYOUTS[layout].field(field).header
    title = f"{LAYOUTS[layout].title} {header}"
    return Part("列", title, f"{LAYOUTS_PAGE}?layout={layout}", short=header)


def _page(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    return Part("页面", screens[name], name or ".")


def _command(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    return Part("命令", name)


def _plan(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
    """`hazards` is the whole list, `hazards.火灾` one entry, by its name or a part of it that
    no other has; `limits.publicity` a limit."""
    part, _, called = name.partition(".")
    title = PARTS_OF_A_PLAN[part]
    entries = _entries(getattr(plan, part))
    if called and part == "limits":
        entries = (vars(plan.limits)[called],)
        called = ""
    elif called:
        entries = _called(called, entries)
        called = f" {_names(entries[0])[0]}"
    if not entries or entries[0] is None:
        raise KeyError(name)
    return Part("方案", f"{title}{called}", entries=entries, short=title)


def _entry_of(part: str) -> Callable[[str, Plan, Mapping[str, str]], Part]:
    def find(name: str, plan: Plan, screens: Mapping[str, str]) -> Part:
        return _plan(f"{part}.{name}", plan, screens)

    return find


def _entries(said: Any) -> tuple[Any, ...]:
    return said if isinstance(said, tuple) else (said,)


def _called(called: str, entries: Iterable[Any]) -> tuple[Any, ...]:
    found = [entry for entry in entries if any(called in name for name in _names(entry))]
    exactly = [entry for entry in found if called in _names(entry)] or found
    if len(exactly) != 1:
        raise KeyError(called)
    return (exactly[0],)


def _names(entry: Any) -> list[str]:
    return [str(getattr(entry, name)) for name in _NAMES if hasattr(entry, name)]


_KINDS: dict[str, Callable[[str, Plan, Mapping[str, str]], Part]] = {
    "indicator": _declared("指标", INDICATORS, "indicators"),
    "finding": _declared("疑点规则", FINDINGS, "findings"),
    "flag": _flag,
    "check": _declared("数据检查", CHECKS, "checks"),
    "plan": _plan,
    "stage": _entry_of("stages"),
    "trigger": _entry_of("triggers"),
    "layout": _layout,
    "column": _column,
    "page": _page,
    "command": _command,
}
