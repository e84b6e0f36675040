"""The entries of a work plan as a page shows them."""

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from data.plans import Plan
from pages.components import scope as scopes
from pages.components.listing import table
from pages.components.words import day
from queries.rulebook import Rule, Rulebook, Section
from queries.scope import Scope


def lead(found: Rulebook, place: str = "本地") -> list[str]:
    """Whose plan holds, of when, and how much of it the system carries out."""
    if found.plan is None:
        return [f"{place}没有适用的工作方案，以下按国家指南和本系统默认。"]
    triggers = found.plan.triggers
    computed = sum(trigger.is_computed for trigger in triggers)
    defects = len(found.of(Section.DEFECTS))
    return [
        f"{place}执行*《{found.plan.title}》*，{issued(found.plan)}。",
        f"{len(found.plan.stages)}个阶段都按期限计数"
        + (f"，{len(triggers)}种触发情形中{computed}种由系统计算。" if triggers else "。"),
        f"原文有{defects}处前后不一致或文字错漏，取法列在最后。" if defects else "",
        "".join(f"没有写的，先看上级方案《{plan.title}》。" for plan in found.above),
    ]


def issued(plan: Plan) -> str:
    when = f"{day(plan.issued_on)}印发" if plan.issued_on else f"{plan.year}年"
    basis = f"，依据{'、'.join(plan.based_on)}" if plan.based_on else ""
    return f"{plan.issuer}{when}{basis}"


def contents(sections: Iterable[Section]) -> None:
    """Links to the cards of the page."""
    links = Markup("").join(
        Markup('<a href="#{}" target="_self">{}</a>').format(section.name.lower(), section)
        for section in sections
    )
    st.html(Markup('<nav class="plain contents" aria-label="本页各节">{}</nav>').format(links))


def places_below(found: Rulebook, scope: Scope) -> None:
    """Places within that have a plan of their own, with the way there."""
    if not found.below:
        return
    links = Markup("、").join(
        scopes.link(code, plan.title, scope) for code, plan in found.below.items()
    )
    st.html(Markup('<p class="plain">下级另有方案：{}</p>').format(links))


def section(rules: Sequence[Rule]) -> None:
    """A table of entries, those of one name together; notes have a column only where there is
    one."""
    has_notes = any(rule.note for rule in rules)
    headings = ("事项", "规定", "出处", *(["说明"] if has_notes else []))
    names = list(dict.fromkeys(rule.name for rule in rules))
    ordered = sorted(rules, key=lambda rule: names.index(rule.name))
    named: set[str] = set()
    rows = []
    for rule in ordered:
        origin = f"{rule.origin}：{rule.clause}" if rule.clause else rule.origin
        name = "" if rule.name in named else rule.name
        rows.append((name, rule.said, origin, *([rule.note] if has_notes else [])))
        named.add(rule.name)
    table(headings, rows)
