"""The sentences to read out first: how many, how many are put right, what is late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st
from markupsafe import Markup

from pages.components import address
from pages.components import scope as scopes
from pages.components.store import served
from pages.components.words import count, day
from queries.rectification import LEVEL_OF_HOUSEHOLD, Problem, State, due_soon
from queries.rectification.finders import ABOVE
from queries.scope import Level, Scope

PAGE = "rectification"


def sentences(found: Sequence[Problem], scope: Scope) -> list[str]:
    """What stands between asterisks is set bold."""
    is_county = scopes.level_of(scope) is Level.COUNTY
    place = "全县" if is_county else served().places.by_code[scope.region_code].name
    begun = f"截至{day(scope.as_of)}，{place}"
    if not found:
        return [f"{begun}台账里没有问题。"]
    of_households = sum(one.level == LEVEL_OF_HOUSEHOLD for one in found)
    done = sum(one.is_done for one in found)
    reopened = sum(one.times_reopened > 0 for one in found)
    from_above = sum(one.found_by in ABOVE and not one.is_done for one in found)
    return [
        f"{begun}共发现问题{_bold(len(found))}个（户内{count(of_households)}个、"
        f"面上{count(len(found) - of_households)}个），已整改{_bold(done)}个，"
        f"正在整改{_bold(len(found) - done)}个，其中已超期{_bold(_in(found, State.OVERDUE))}个、"
        f"7天内到期{_bold(sum(map(due_soon, found)))}个。",
        f"已整改的经另一人复核{_bold(_in(found, State.VERIFIED))}个；"
        f"重新打开过的{_bold(reopened)}个；县级及以上发现、还没有整改完成的{_bold(from_above)}个。",
    ]


def later_steps(latest: date | None, scope: Scope) -> None:
    """That there are steps after the day on screen, and the way to them."""
    if latest is None or latest <= scope.as_of:
        return
    st.html(
        Markup(
            '<p class="quiet">{}之后还登记过步骤，最近一步在{}，本页不计；'
            '<a href="{}" target="_self">看截至那一天的</a>。</p>'
        ).format(day(scope.as_of), day(latest), address.query(replace(scope, as_of=latest)))
    )


def ledger_link(scope: Scope) -> Markup:
    """From other pages: whose problems are due, and the list of them."""
    return Markup(
        '<p class="plain"><a href="{}" target="_self">整改台账：谁的问题已超期或7天内到期</a></p>'
    ).format(PAGE + address.query(scope))


def _in(found: Sequence[Problem], state: State) -> int:
    return sum(one.state is state for one in found)


def _bold(number: int) -> str:
    return f"*{count(number)}*"
