"""What is compared: the places on the page, the one that is looked at, the indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.components import scope as scopes
from pages.components import store
from queries.comparison import COMPARED, Comparison
from queries.indicators import INDICATORS
from queries.scope import Level, Scope

NOUNS = {Level.TOWNSHIP: "乡镇", Level.VILLAGE: "村"}
ASKED = "compare"  # in the address: the indicator


@dataclass(frozen=True)
class Peers:
    """The places of `level` within the place of `scope`; `own` is the one the sidebar names."""

    scope: Scope
    level: Level
    codes: tuple[str, ...]
    own: str | None

    @property
    def noun(self) -> str:
        return NOUNS[self.level]


def peers(scope: Scope, level: Level) -> Peers:
    """Townships are shown with all of the county; villages with all of their township, or of the
    county where no township is chosen."""
    tree = store.served().places
    county = store.served().default.region_code
    own = tree.ancestor(scope.region_code, level)
    if level is Level.TOWNSHIP:
        around = county
    else:
        township = tree.ancestor(scope.region_code, Level.TOWNSHIP)
        around = township.code if township else county
    within = tree.within(around)
    codes = tuple(place.code for place in tree.at(level) if place.code in within)
    return Peers(scope.at(around), level, codes, own.code if own else None)


def indicator() -> str:
    """The indicator on screen: of the address, else of the control; kept in the address, so that
    a link, or the way back from a list, shows the same."""
    key, asked = "compare-indicator", st.query_params.get(ASKED, "")
    if asked in COMPARED and (st.session_state.get(ASKED) != asked or key not in st.session_state):
        st.session_state[key] = asked
    elif key not in st.session_state:
        st.session_state[key] = st.session_state.get(ASKED) or next(iter(COMPARED))
    chosen = st.selectbox(
        "指标", list(COMPARED), key=key, format_func=lambda name: INDICATORS[name].title
    )
    st.session_state[ASKED] = st.query_params[ASKED] = chosen
    return chosen


def place(among: Peers, found: Sequence[Comparison]) -> str | None:
    """The place whose profile is shown: the sidebar's, else the one chosen here; to begin with
    the one with most indicators outside the limits."""
    if among.own or not among.codes:
        return among.own
    key = f"compare-place-{among.scope.region_code}-{among.level}"
    names = {code: scopes.place_name(store.served(), code) for code in among.codes}
    first = max(among.codes, key=lambda code: sum(_is_outside(one, code) for one in found))
    return st.selectbox(
        f"看哪个{among.noun}",
        among.codes,
        index=among.codes.index(first),
        format_func=names.get,
        key=key,
    )


def _is_outside(found: Comparison, code: str) -> bool:
    own = found.of(code)
    return own is not None and own.position.is_outside
