"""Points that past rounds propose for the next frame: said, and taken only if somebody says so."""

from collections.abc import Mapping

import streamlit as st

from pages.components import store
from pages.components.listing import table
from queries.spot_checks.estimation.learning import learned_points
from queries.spot_checks.points import POINTS
from queries.spot_checks.reasons import title


def taught() -> dict[str, int]:
    """Those that differ from the declared ones, by rule or flag; nothing before there are
    results."""
    proposed = store.read(learned_points)
    return {one: points for one, points in proposed.items() if points != POINTS[one].points}


def offered(proposed: Mapping[str, int]) -> bool:
    """Whether the frame is to be frozen with them."""
    takes = st.checkbox(
        f"照历次核查的结果调整{len(proposed)}条规则的分值", key="frame-learns",
        help="查实得比随机部分多的规则加分，少的减分；所用分值随抽样框一起冻结",
    )  # fmt: skip
    with st.expander("调整哪些分值"):
        table(
            ("规则", "原分值", "调整后"),
            [(title(one), POINTS[one].points, points) for one, points in proposed.items()],
        )
    return takes
