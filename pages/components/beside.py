"""Two to four places side by side, on the same figures and the same months."""

import streamlit as st

from pages.components import charts, figures, listing, store, trend
from pages.components import scope as scopes
from pages.components.matrix import said
from queries.inclusion import by_month
from queries.indicators import INDICATORS
from queries.scope import Level, Scope

FEWEST, MOST = 2, 4
COMPARED = (
    "new_inclusions",
    "new_inclusions_per_1000",
    "active",
    "inclusion_on_time_rate",
    "inclusion_overdue",
    "risk_elimination_rate",
)


def side_by_side(scope: Scope, level: Level) -> None:
    """A choice of places of the level in the scope, then their figures and months."""
    places = store.served().places
    within = places.within(scope.region_code)
    options = [place.code for place in places.at(level) if place.code in within]
    if len(options) < FEWEST:
        return
    chosen = st.multiselect(
        "选择2至4个地区并排比较",
        options,
        format_func=lambda code: scopes.place_name(store.served(), code),
        max_selections=MOST,
        placeholder="选择2至4个地区",
        select_all=False,
        key=f"beside-{level}",
    )
    if len(chosen) < FEWEST:
        return
    _table(chosen, scope, level)
    _months(chosen, scope)


def _table(chosen: list[str], scope: Scope, level: Level) -> None:
    frame = figures.parts(COMPARED, scope, level).set_index(["region_code", "indicator"])
    names = [scopes.place_name(store.served(), code) for code in chosen]
    rows = [
        [INDICATORS[name].title, *(said(frame.loc[(code, name)], name) for code in chosen)]
        for name in COMPARED
    ]
    listing.table(["指标", *names], rows)


def _months(chosen: list[str], scope: Scope) -> None:
    monthly = {code: store.ask(by_month, scope.at(code)) for code in chosen}
    lines = [
        trend.Line(store.served().places.by_code[code].name, frame["households"].tolist())
        for code, frame in monthly.items()
    ]
    months = monthly[chosen[0]]["month"].tolist()
    words = "、".join(f"{line.title}{sum(line.values)}户" for line in lines)
    charts.show(trend.by_month(months, lines, "户"), f"各月新纳入：{words}", key="beside-months")
