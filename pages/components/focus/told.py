"""One flag after the other: what to read out, on what grounds, and what comes next."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.focus import explaining, figures, ways
from pages.components.focus.explaining import Key
from pages.components.listing import turned_to
from pages.components.methods import explained
from pages.components.theme import grade
from queries.explanations import Explanation
from queries.flags import Flag
from queries.flags.dossiers import Dossier
from queries.flags.kinds import FUNNEL_FLAGS
from queries.scope import Scope

A_PAGE = 8
FUNNELS = {kind.flag for kind in FUNNEL_FLAGS}
OF_FUNNELS = ("funnel", "overdispersion", "additive_random_effects", "wilson")
OF_INCLUSIONS = ("expected_inclusions", "posterior", "poisson_interval")


def told(
    found: Sequence[Dossier],
    written: Mapping[Key, Sequence[Explanation]],
    scope: Scope,
    key: str,
) -> None:
    """In the order given, a page at a time."""
    for one in found[turned_to(len(found), key, A_PAGE)]:
        flag = one.flag
        with st.container(key=f"card-flag-{flag.flag}-{flag.region_code}"):
            _head(flag, scope)
            _grounds(one, scope)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(Markup('<div class="plain">{}</div>').format(ways.onward(flag, scope)))
                methods = OF_FUNNELS if flag.flag in FUNNELS else OF_INCLUSIONS
                explained(*methods, key=f"-{flag.flag}-{flag.region_code}")
            explaining.beside(flag, written.get(explaining.key_of(flag), ()), scope)


def _head(flag: Flag, scope: Scope) -> None:
    st.html(
        Markup('<div class="plain"><div>{} <b>{}</b>　{}</div><p class="say">{}</p></div>').format(
            grade(str(flag.grade)),
            scopes.link(flag.region_code, flag.region, scope),
            flag.title,
            flag.sentence,
        )
    )


def _grounds(one: Dossier, scope: Scope) -> None:
    flag = one.flag
    terms = [
        ("数字", figures.parts(flag)),
        ("比较", figures.compared(flag)),
        ("另一种方法", one.second_opinion),
        ("怎样解除", one.to_clear),
        ("规模相近的", figures.beside(flag, one.neighbours, scope)),
        ("以往月末", figures.before(flag, one.history)),
        ("依据", flag.clause),
    ]
    st.html(Markup('<div class="plain">{}</div>').format(definition_list(terms)))
