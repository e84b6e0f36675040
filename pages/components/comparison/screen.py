"""The two screens of 对比: the same parts in the same order, of townships or of villages."""

from collections.abc import Mapping

import streamlit as st

from pages.components import scope as scopes
from pages.components import sentences, store
from pages.components.comparison import (
    against_chance,
    choosing,
    gathering,
    intervals,
    months,
    outside,
    profile,
)
from queries.comparison import COMPARED, Comparison, compare
from queries.comparison.gathered import gathered
from queries.comparison.profile import profile as profile_of
from queries.comparison.wording import overview_in_words
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.scope import Level

OWN = {Level.TOWNSHIP: "我镇", Level.VILLAGE: "我村"}


def show(title: str, level: Level) -> None:
    st.title(title)
    peers = choosing.peers(scopes.current(), level)
    found = store.ask(compare, tuple(COMPARED), peers.scope, peers.level)
    every = list(found.values())
    sentences.lead(*overview_in_words(every, peers.codes, peers.noun))

    if peers.own:
        _profile(found, peers)
    with st.container(key="card-outside"):
        st.subheader(f"哪些{peers.noun}超出正常波动")
        outside.overview(every, peers)
    chosen = peers.own or _profile(found, peers)

    with st.container(key="card-funnel"):
        st.subheader(f"一项指标，各{peers.noun}与规模", anchor="indicator")
        indicator = choosing.indicator()
        against_chance.chart(found[indicator], peers, chosen)

    with st.container(key="card-intervals"):
        st.subheader(f"各{peers.noun}的数值、区间和位次")
        intervals.table(found[indicator], peers)

    with st.container(key="card-gathered"):
        st.subheader("集中度：半数在几个村")
        gathering.shown(store.ask(gathered, peers.scope), peers.scope)

    with st.container(key="card-months"):
        st.subheader(f"各{peers.noun}近{months.MONTHS}个月：{INDICATORS[indicator].title}")
        months.small_multiples(indicator, peers)


def _profile(found: Mapping[str, Comparison], peers: choosing.Peers) -> str | None:
    """The place whose profile it is: the sidebar's own, or one that is chosen here."""
    with st.container(key="card-profile"):
        st.subheader(
            f"{OWN[peers.level]}排第几，差在哪一项" if peers.own else "逐个看：在同级中的位置"
        )
        place = choosing.place(peers, list(found.values()))
        if place:
            own = peers.scope.at(place)
            villages = store.ask(measure, tuple(COMPARED), own, Level.VILLAGE)
            profile.shown(profile_of(found, villages, place), peers, own)
    return place
