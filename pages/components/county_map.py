"""The map of the place on screen: coloured by a page's question, narrowing the page on a click."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.boundaries import Shapes, village_shapes, villages_in
from pages.components import charts, figures, store
from pages.components import scope as scopes
from pages.components.map_classes import NO_DATA, TOO_FEW, Colouring, MapClass, by_steps
from pages.components.maps import selected_region, village_map
from pages.components.theme import SIGNAL
from pages.components.words import decimal
from queries.flags import Grade, flags
from queries.low_inclusion import Case
from queries.low_inclusion import low_inclusion as cases_of
from queries.scope import Level, Scope

JUDGED = {
    Grade.SIGNAL: MapClass("信号", SIGNAL),
    Grade.TO_VERIFY: MapClass("待核实", "#B9BBE0", is_hatched=True),
    Grade.TOO_FEW: TOO_FEW,
}
AS_EXPECTED = MapClass("受灾或任务重，未见偏少", "#9DB8D6")
SPARED = MapClass("未受灾", "#EEF2F6")
FLAGGED = {
    Grade.SIGNAL: MapClass("有信号", SIGNAL),
    Grade.ATTENTION: MapClass("有关注", "#D9B36C"),
}
CALM = MapClass("无", "#E4EBF3")
PER_1000 = "new_inclusions_per_1000"
PER_1000_EDGES = (1.0, 2.0, 4.0)
ENOUGH_EXPECTED = 1.0


def low_inclusion(scope: Scope, level: Level) -> None:
    """Which places were hit and included few."""
    found = store.ask(cases_of, around(scope), level)
    cases = {case.intake.place.code: case for case in found.cases}
    classes = {code: _class_of(case) for code, case in cases.items()}
    hover = {code: _case_in_words(case) for code, case in cases.items()}
    colouring = _colouring(
        "受灾与新纳入", (*JUDGED.values(), AS_EXPECTED, SPARED), classes, SPARED, level
    )
    _draw(colouring, _spread(hover, level), scope, "map-low-inclusion")  # fmt: skip


def flagged(scope: Scope, level: Level) -> None:
    """The strongest grade of any flag of a place."""
    grades: dict[str, MapClass] = {}
    hover: dict[str, list[str]] = {}
    for flag in store.ask(flags, around(scope), level):
        if one := FLAGGED.get(flag.grade):
            grades[flag.region_code] = min(one, grades.get(flag.region_code, one), key=_strength)
            hover.setdefault(flag.region_code, []).append(f"{flag.title}（{flag.grade}）")
    said = {code: "\n".join(titles) for code, titles in hover.items()}
    colouring = _colouring("最强的一项", (*FLAGGED.values(), CALM), grades, CALM, level)
    _draw(colouring, _spread(said, level), scope, "map-flagged", height=380)


def _strength(one: MapClass) -> int:
    return list(FLAGGED.values()).index(one)


def per_1000(scope: Scope) -> None:
    """新纳入 per 1000 rural households by village; where less than one is to be expected at the
    county's rate, a village's own rate says nothing, and it is hatched."""
    county = figures.here([PER_1000], scope.at(store.served().default.region_code))[PER_1000][0]
    values = figures.parts([PER_1000], around(scope), Level.VILLAGE).set_index("region_code")
    expected = values["denominator"].astype(float) * (county.value or 0) / 1000
    colouring = by_steps(
        values["value"], PER_1000_EDGES, "每千农户新纳入（户）", expected < ENOUGH_EXPECTED
    )
    said = {
        code: f"新纳入{row.numerator}户，农村户数{row.denominator}\n每千农户{decimal(row.value)}"
        f"，按全县水平约{expected[code]:.1f}户"
        for code, row in values.iterrows()
    }
    _draw(colouring, pd.Series(said, dtype=object), scope, "map-per-1000")


def around(scope: Scope) -> Scope:
    """What a map shows: the place on screen, or a village among those of its township."""
    if scopes.level_of(scope) is not Level.VILLAGE:
        return scope
    return scope.at(store.served().places.parents[scope.region_code] or scope.region_code)


def _draw(
    colouring: Colouring, hover: pd.Series, scope: Scope, key: str, height: int = 460
) -> None:
    def clicked() -> None:
        if code := selected_region(st.session_state.get(key)):
            scopes.move(region_code=code)

    shapes = _shapes(store.served(), around(scope).region_code)
    figure = village_map(shapes, colouring, hover, scope.region_code, height=height)
    words = "、".join(
        f"{name}{number}个村" for name, number in colouring.labels.value_counts().items()
    )
    charts.show(
        figure, f"{colouring.title}：{words}", key, on_select=clicked, selection_mode="points"
    )


def _shapes(served: store.Served, shown: str) -> Shapes:
    villages = villages_in(served.places)
    within = served.places.within(shown)
    return village_shapes(villages[villages["region_code"].isin(within)], store.boundaries())


def _class_of(case: Case) -> MapClass:
    return JUDGED[case.flag.grade] if case.flag else AS_EXPECTED


def _case_in_words(case: Case) -> str:
    worst = case.exposure.worst
    return (
        f"{worst.name if worst else '脱贫人口较多'}\n本期新纳入{case.intake.place.observed}户，"
        f"应有约{decimal(case.intake.expectation.expected)}户"
    )


def _colouring(
    title: str,
    classes: tuple[MapClass, ...],
    of: Mapping[str, MapClass],
    otherwise: MapClass,
    level: Level,
) -> Colouring:
    labels = _spread({code: one.label for code, one in of.items()}, level, otherwise.label)
    return Colouring(title, (*classes, NO_DATA), labels)


def _spread(of: Mapping[str, str], level: Level, otherwise: str = "") -> pd.Series:
    """What is known of places of the level, by village: its own, or its township's."""
    tree = store.served().places
    return pd.Series(
        {
            village.code: of.get(above.code, otherwise)
            for village in tree.at("village")
            if (above := tree.ancestor(village.code, level))
        },
        dtype=object,
    )
