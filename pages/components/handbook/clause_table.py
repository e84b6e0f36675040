"""方案条款对照: each clause of the published plans, its words, and where it is in this product."""

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from data.plans import Plan, load_plans
from data.plans.clauses import Clause, clauses_of_plans
from pages.components import address, screens
from pages.components.handbook.behind import short
from pages.components.handbook.references import Part, resolve
from pages.components.handbook.views import holds
from pages.components.listing import table
from queries.scope import Scope

_WORDS = Markup('<div class="words">{}</div>')
HEADINGS = ("条款", "在方案中", "原文", "在本系统中", "说明")


def draw(words: str, scope: Scope) -> int:
    """A card for each plan with the clauses that hold the words; returns how many."""
    return sum(
        _of_plan(plan_id, [row for row in rows if holds(words, *row)])
        for plan_id, rows in _rows(scope)
    )


def _of_plan(plan_id: str, rows: list[tuple[object, ...]]) -> int:
    if rows:
        with st.container(key=f"card-handbook-{plan_id}"):
            st.subheader(f"{short(plan_id)}方案（{len(rows)}）", anchor=plan_id)
            table(HEADINGS, rows)
    return len(rows)


def _rows(scope: Scope) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    plans, titles = load_plans(), screens.titles()
    for plan_id, clauses in clauses_of_plans().items():
        yield plan_id, [_row(clause, plans[plan_id], titles, scope) for clause in clauses]


def _row(clause: Clause, plan: Plan, titles: dict[str, str], scope: Scope) -> tuple[object, ...]:
    parts = [resolve(reference, plan, titles) for reference in clause.lives_in]
    remarks = "".join(filter(None, (clause.outside, clause.note)))
    return (
        clause.id,
        Markup("{}").format(clause.at),
        _WORDS.format(f"「{clause.quote}」"),
        _WORDS.format(_by_kind(parts, plan, scope)),
        remarks,
    )


def _by_kind(parts: list[Part], plan: Plan, scope: Scope) -> Markup:
    """指标：低收入未监测、排查覆盖率; a line a kind, each part once."""
    kinds: dict[str, dict[Markup, None]] = {}
    for part in parts:
        kinds.setdefault(part.kind, {})[_link(part, plan, scope)] = None
    return Markup("<br>").join(
        Markup("{}：{}").format(kind, Markup("、").join(links)) for kind, links in kinds.items()
    )


def _link(part: Part, plan: Plan, scope: Scope) -> Markup:
    """Entries of a plan lead to that plan; what cannot be opened is only named."""
    if part.entries and not part.address:
        target = "plans" + address.query(replace(scope, plan_id=plan.id))
    elif part.address:
        page, _, own = part.address.partition("?")
        target = page + address.query(scope) + (f"&{own}" if own else "")
    else:
        return Markup("{}").format(part.title)
    said = part.short or part.title
    return Markup('<a href="{}" target="_self">{}</a>').format(target, said)
