"""Which database is filled, and what it needs before it can be: the list of regions."""

from dataclasses import dataclass

import streamlit as st

from data import database
from data.config import load_config
from pages.components import store
from queries.dataset import Fill, fill_of

OWN = "导入到：{}的数据库。"
BESIDE = (
    "现在各页显示的是演示县。这里导入的是本县自己的数据，放进另一个数据库，"
    "不会和演示数据混在一起；导入完成后各页自动改为显示本县。"
)
MIXED = (
    "这个数据库里是演示数据。导入的表会和演示数据混在一起，并一直标为“演示数据”；"
    "本县真实数据请放进另一个数据库（config.toml 的 database.url）。"
)


@dataclass(frozen=True)
class Target:
    """Where a county's own files go. `fill` is None while there are no regions."""

    url: str
    fill: Fill | None
    is_served: bool


def own() -> Target:
    url = database.own_database(load_config())
    served = st.session_state.get("served")
    fill = store.read_from(url, fill_of) if database.has_tables(url) else None
    return Target(url, fill, served is not None and served.url == url)


def explain(target: Target) -> None:
    """Says whose database is filled, wherever a reader could think of another one."""
    if target.fill is None:
        return
    if target.fill.is_demonstration:
        st.warning(MIXED, icon=":material/info:")
        return
    if not target.is_served and "served" in st.session_state:
        st.info(BESIDE, icon=":material/info:")
    st.caption(OWN.format(target.fill.counties))
