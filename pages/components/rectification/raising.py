"""The form in which a problem is raised: of a household, or of an area."""

from datetime import date
from typing import Any

import streamlit as st

from data.layouts import LAYOUTS
from data.layouts.words import PROBLEM_TYPES
from data.rectification import Action, Step
from pages.components import scope as scopes
from pages.components.rectification.entering import entry, store_step, typed
from pages.components.store import served
from queries.rectification.finders import FINDERS
from queries.scope import Level, Scope

HOUSEHOLD = "户内问题"
AREAS = {"县级层面": Level.COUNTY, "镇级层面": Level.TOWNSHIP, "村级层面": Level.VILLAGE}


def raising(scope: Scope) -> None:
    own = scopes.level_of(scope)
    levels = [HOUSEHOLD, *(name for name, level in AREAS.items() if _may(level, own))]
    kind = st.segmented_control(
        "哪一类", levels, default=HOUSEHOLD, required=True, key=f"raise-kind-{typed()}",
        label_visibility="collapsed",
    )  # fmt: skip
    key = f"{kind}-{scope.region_code}-{typed()}"
    with st.form(f"raise-{key}", border=False):
        whose = _household(key) if kind == HOUSEHOLD else _area(kind, scope, key)
        values = _what(key)
        who = entry(None, scope, key)
        if not st.form_submit_button("登记问题", type="primary"):
            return
    ledger = "household_problems" if kind == HOUSEHOLD else "area_problems"
    action = Action(ledger, Step.RAISED, who.day, who.unit, who.name, values=whose | values)
    store_step(action, scope)


def _may(level: Level, own: Level) -> bool:
    """A place raises problems of itself and of what lies below."""
    order = list(AREAS.values())
    return order.index(level) >= order.index(own)


def _household(key: str) -> dict[str, Any]:
    number = st.text_input("户编号", key=f"household-{key}", placeholder="不写姓名和证件号码")
    return {"household_no": number.strip()}


def _area(kind: str, scope: Scope, key: str) -> dict[str, Any]:
    places = served().places
    inside = places.within(scope.region_code)
    options = [place for place in places.at(AREAS[kind]) if place.code in inside]
    names = {place.code: scopes.place_name(served(), place.code) for place in options}
    code = st.selectbox("地区", list(names), format_func=names.get, key=f"place-{key}")
    return {"level": kind, "region_code": code}


def _what(key: str) -> dict[str, Any]:
    headers = {field.name: field.header for field in LAYOUTS["household_problems"].fields}
    left, right = st.columns(2)
    problem_type = left.selectbox(
        headers["problem_type"], PROBLEM_TYPES, index=None, key=f"type-{key}", placeholder="选一类"
    )
    finder = right.selectbox(
        headers["found_by"], FINDERS, index=None, key=f"finder-{key}", placeholder="由哪一级发现"
    )
    content = st.text_area(headers["content"], height=90, key=f"content-{key}")
    remedy = st.text_area(headers["remedy"], height=80, key=f"remedy-{key}")
    first, second, third = st.columns(3)
    return {
        "problem_type": problem_type,
        "found_by": finder,
        "content": content,
        "remedy": remedy,
        "responsible_unit": first.text_input(headers["responsible_unit"], key=f"unit-{key}"),
        "responsible_person": second.text_input(headers["responsible_person"], key=f"who-{key}"),
        "due_on": third.date_input(
            headers["due_on"], None, key=f"due-{key}", format="YYYY-MM-DD",
            min_value=date(1990, 1, 1), max_value=date(2100, 12, 31),
        ),
    }  # fmt: skip
