"""The list of a draw as it is worked through on the road: one village, household by household.

For a telephone first. It leads to no household's file: whoever is about to check a household
shall not read beforehand what is recorded of it.
"""

from collections.abc import Mapping
from datetime import date

import streamlit as st
from markupsafe import Markup

from pages.components import access, store
from pages.components.sentences import lead, quiet
from pages.components.words import month_day
from queries.scope import Scope
from queries.spot_checks.draws import WholeDraw
from queries.spot_checks.forms.directions import hint
from queries.spot_checks.forms.routes import Papers, Route, Stop, papers
from queries.spot_checks.forms.visited import visited


def by_village(draw: WholeDraw, scope: Scope) -> None:
    """How far the visits are in the scope, then the households of the village chosen."""
    told = store.read(papers, draw, scope)
    if not told.routes:
        quiet("所选地区内没有抽中的村；可在左侧放大范围。")
        return
    done = store.read(visited, draw.draw_no)
    _progress(told, done)
    with st.container(key="card-route"):
        route = _chosen(told, done)
        title = f"入户路线 {draw.draw_no}"
        access.listed(title, scope.at(route.village_code), len(route.stops))
        _bar(route, done)
        if said := hint(route, None):
            quiet(said)
        _listed(route.stops, done)
        if route.reserve:
            with st.expander(f"备选{len(route.reserve)}户，见不到人的按次序改查"):
                _listed(route.reserve, done)


def _progress(told: Papers, done: Mapping[str, date]) -> None:
    stops = [stop for route in told.routes for stop in route.stops]
    reserve = [stop for route in told.routes for stop in route.reserve]
    reserve += [stop for route in told.spare_routes for stop in route.stops]
    finished, instead = _done(stops, done), _done(reserve, done)
    lead(
        f"应查*{len(stops):,}*户，已有结果*{finished:,}*户，另查备选户*{instead:,}*户，"
        f"还剩*{len(stops) - finished:,}*户没有结果。"
    )


def _chosen(told: Papers, done: Mapping[str, date]) -> Route:
    """The first village that is not finished, unless another is chosen; those in reserve last."""
    routes = {route.village_code: route for route in (*told.routes, *told.spare_routes)}
    names = places_of(told)
    is_open = [_done(route.stops, done) < len(route.stops) for route in told.routes]
    code = st.selectbox(
        "村", list(routes), index=is_open.index(True) if any(is_open) else 0,
        key=f"road-of-{told.draw_no}",
        format_func=lambda code: f"{names[code]}（{_said(routes[code], done)}）",
    )  # fmt: skip
    return routes[code]


def places_of(told: Papers) -> dict[str, str]:
    """What each village is called where one is chosen, by its code."""
    drawn = {route.village_code: route.place for route in told.routes}
    return drawn | {route.village_code: f"{route.place}　备选村" for route in told.spare_routes}


def _said(route: Route, done: Mapping[str, date]) -> str:
    return f"{_done(route.stops, done)} / {len(route.stops)}户"


def _done(stops: tuple[Stop, ...] | list[Stop], done: Mapping[str, date]) -> int:
    return sum(stop.household_no in done for stop in stops)


def _bar(route: Route, done: Mapping[str, date]) -> None:
    share = _done(route.stops, done) / max(len(route.stops), 1)
    st.html(
        Markup('<div class="meter"><i class="done" style="width:{}"></i></div>').format(
            f"{share:.1%}"
        )
    )


def _listed(stops: tuple[Stop, ...], done: Mapping[str, date]) -> None:
    items = Markup("").join(_item(stop, done.get(stop.household_no)) for stop in stops)
    st.html(Markup('<ol class="visits">{}</ol>').format(items))


def _item(stop: Stop, checked_on: date | None) -> Markup:
    state = (
        Markup('<span class="state done">✓ {}已查</span>').format(month_day(checked_on))
        if checked_on
        else Markup('<span class="state">未查</span>')
    )
    group = Markup("<span>{}</span>").format(stop.group) if stop.group else ""
    return Markup('<li><span class="no">{}</span>{}<b>{}</b><span>{}</span>{}</li>').format(
        stop.order, group, stop.head or "户主未登记", stop.household_no, state
    )
