"""Reading the monitoring database; the only cache of the pages.

Figures are cached by database, data version, query, scope and arguments. A scope carries who
is looking, so nobody reads another's figures. Rows about households are never cached.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st
from geopandas import GeoDataFrame
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from data.boundaries import shapes_path, stored_shapes
from data.config import load_config
from data.database import (
    check_migrated,
    holds_data,
    is_present,
    open_engine,
    served_database,
)
from data.plans.folder import Edition as PlansEdition
from data.plans.folder import edition as plans_edition
from data.regions import RegionTree, regions_on
from queries.dataset import edition
from queries.scope import NoData, Scope, default_scope

T = TypeVar("T")

NO_DATABASE = (
    "还没有数据库。请在“数据导入”页导入本县的行政区划和工作簿，"
    "或在程序目录运行 make run 建立演示数据，然后刷新本页。"
)


@dataclass(frozen=True)
class Served:
    """The database that pages show, as it stands when a page begins."""

    url: str
    version: int
    plans: PlansEdition
    is_demonstration: bool
    places: RegionTree
    default: Scope


def opened() -> Served:
    """Opens the served database. Raises NoData, with what to do, if there is nothing to show."""
    url = served_database(load_config())
    if not is_present(url):
        raise NoData(NO_DATABASE)
    with _engine(url).connect() as connection:
        version, is_demonstration = edition(connection)
        default = default_scope(connection)
        served = Served(
            url, version, plans_edition(), is_demonstration, regions_on(connection), default
        )
    st.session_state["served"] = served
    return served


def shows_anything() -> bool:
    """Whether anything was ever imported to be shown."""
    return holds_data(served_database(load_config()))


def served() -> Served:
    return st.session_state["served"]


def ask(query: Callable[..., T], *arguments: Any) -> T:
    """The answer of `query(connection, *arguments)`, computed once per data version and state
    of the county's own plans."""
    now = served()
    name = f"{query.__module__}.{query.__qualname__}"
    return _answer(now.url, (now.version, now.plans), name, query, arguments)


def read(query: Callable[..., T], *arguments: Any) -> T:
    """The same without keeping it: for rows about households and persons."""
    with _engine(served().url).connect() as connection:
        return query(connection, *arguments)


def read_from(url: str, query: Callable[..., T], *arguments: Any) -> T:
    """The same of another database than the one that is shown."""
    with _engine(url).connect() as connection:
        return query(connection, *arguments)


@st.cache_resource(show_spinner=False)
def _engine(url: str) -> Engine:
    engine = open_engine(url, read_only=True)
    check_migrated(engine)
    return engine


@st.cache_data(max_entries=4096, show_spinner="正在计算……")
def _answer(url: str, edition: tuple, name: str, _query: Callable, arguments: tuple) -> Any:
    with _engine(url).connect() as connection:
        return _query(connection, *arguments)


def boundaries() -> GeoDataFrame | None:
    """The county's stored shapes, if it has any."""
    path = shapes_path(make_url(served().url))
    written = path.stat().st_mtime_ns if path and path.exists() else 0
    return _boundaries(path, written)


@st.cache_resource(max_entries=4, show_spinner=False)
def _boundaries(path: Path | None, written: int) -> GeoDataFrame | None:
    return stored_shapes(path)
