"""Where, on which day and since when: chosen in the sidebar, kept in the address."""

from dataclasses import replace
from datetime import date

import streamlit as st
from markupsafe import Markup

from data.plans import Plan
from data.regions import Region
from pages.components import address, store
from pages.components.store import Served
from queries.scope import Level, Scope

ALL_TOWNSHIPS, ALL_VILLAGES = "全县", "全乡镇"
LEVELS = {Level.TOWNSHIP: "按乡镇", Level.VILLAGE: "按村"}
BY_REGION = "按地区和年份自动选用"


def choose(served: Served, plans: dict[str, Plan], today: date) -> list[str]:
    """Draws the sidebar and settles the scope of this run.

    A changed address (a link, the browser's back button) wins; else what was last chosen.
    Returns a sentence for every part of the address that could not be used.
    """
    said = {name: st.query_params[name] for name in address.NAMES if name in st.query_params}
    complaints: list[str] = []
    if st.session_state.get("scope-of", served.url) != served.url:
        # The county's own data has taken the demonstration's place.
        said = {}
        st.session_state.pop("scope", None)
        for name in address.NAMES:
            st.query_params.pop(name, None)
    st.session_state["scope-of"] = served.url
    if "scope" not in st.session_state or (said and said != st.session_state["address"]):
        scope, complaints = address.read(said, served.default, served.places, plans, today)
        st.session_state["scope"] = scope
    _fill_widgets(served, today)
    _draw(served, plans, today)
    st.session_state["address"] = address.write(current())
    if said != st.session_state["address"]:
        st.query_params.update(st.session_state["address"])
        if current().plan_id is None:
            st.query_params.pop("plan", None)
    return complaints


def current() -> Scope:
    """The scope of this run, for pages."""
    return st.session_state["scope"]


def move(**changes: object) -> None:
    """Changes the scope, as a click on a map does; drawn on the next run."""
    st.session_state["scope"] = replace(current(), **changes)


def link(region_code: str, name: str, scope: Scope) -> Markup:
    """The name of a place, narrowing the page to it when clicked."""
    target = address.query(replace(scope, region_code=region_code))
    return Markup('<a href="{}" target="_self">{}</a>').format(target, name)


def place_name(served: Served, code: str) -> str:
    """云溪县, or 青山镇, or 青山镇上坪村."""
    place = served.places.by_code[code]
    if place.level != Level.VILLAGE:
        return place.name
    township = served.places.ancestor(code, Level.TOWNSHIP)
    return f"{township.name if township else ''}{place.name}"


def level_of(scope: Scope) -> Level:
    """The level of the place on screen."""
    return Level(store.served().places.by_code[scope.region_code].level)


def choose_level(key: str) -> Level:
    """Whether a page lists townships or villages; below a township there are only villages."""
    if level_of(current()) is not Level.COUNTY:
        return Level.VILLAGE
    chosen = st.segmented_control(
        "按哪一级列出", list(LEVELS), default=Level.TOWNSHIP, format_func=LEVELS.get, key=key,
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen or Level.TOWNSHIP


def _fill_widgets(served: Served, today: date) -> None:
    scope = current()
    township = served.places.ancestor(scope.region_code, Level.TOWNSHIP)
    village = served.places.ancestor(scope.region_code, Level.VILLAGE)
    st.session_state["township"] = township.code if township else None
    st.session_state["village"] = village.code if village else None
    st.session_state["as_of"] = scope.as_of
    st.session_state["period_start"] = scope.period_start
    st.session_state["plan"] = scope.plan_id


def _draw(served: Served, plans: dict[str, Plan], today: date) -> None:
    county = served.default.region_code
    with st.sidebar:
        st.html(Markup('<div class="county">{}</div>').format(served.places.by_code[county].name))
        _select("乡镇（街道）", "township", served.places.children[county], ALL_TOWNSHIPS, served)
        if township := st.session_state["township"]:
            _select("村（社区）", "village", served.places.children[township], ALL_VILLAGES, served)
        st.date_input(
            "截至", key="as_of", format="YYYY-MM-DD", on_change=_dates_changed,
            min_value=address.EARLIEST, max_value=max(today, served.default.as_of),
        )  # fmt: skip
        st.date_input(
            "本期起始", key="period_start", format="YYYY-MM-DD", on_change=_dates_changed,
            min_value=address.EARLIEST, max_value=current().as_of,
        )  # fmt: skip
        st.selectbox(
            "工作方案", [None, *plans], key="plan", on_change=_plan_changed,
            format_func=lambda plan: plans[plan].title if plan else BY_REGION,
            placeholder=BY_REGION,
        )  # fmt: skip


def _select(label: str, key: str, options: list[Region], every: str, served: Served) -> None:
    st.selectbox(
        label,
        [None, *(place.code for place in options)],
        key=key,
        format_func=lambda code: served.places.by_code[code].name if code else every,
        placeholder=every,
        on_change=_place_changed,
        args=(key, served.default.region_code),
    )


def _place_changed(key: str, county: str) -> None:
    above = county if key == "township" else st.session_state["township"]
    move(region_code=st.session_state[key] or above)


def _dates_changed() -> None:
    as_of, start = st.session_state["as_of"], st.session_state["period_start"]
    if as_of != current().as_of and start == current().as_of.replace(month=1, day=1):
        start = as_of.replace(month=1, day=1)
    move(as_of=as_of, period_start=min(start, as_of))


def _plan_changed() -> None:
    move(plan_id=st.session_state["plan"])
