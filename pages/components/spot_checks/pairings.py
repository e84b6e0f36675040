"""交叉检查: which township checks which."""

from collections.abc import Mapping

import streamlit as st

from pages.components import store
from pages.components.listing import table
from pages.components.sentences import quiet
from queries.spot_checks.crossing import cross_checked
from queries.spot_checks.draws import WholeDraw


def pairings(draw: WholeDraw, names: Mapping[str, tuple[str, str]]) -> None:
    """A card, where there are two townships to check each other."""
    paired = store.read(cross_checked, draw)
    if not paired:
        return
    townships = {one.township_code: one.township for one in draw.frame.villages}
    drawn: dict[str, list[str]] = {}
    for one in draw.drawn.villages:
        drawn.setdefault(one.township_code, []).append(names[one.code][1])
    with st.container(key="card-pairings"):
        st.subheader("乡镇交叉检查：谁查谁")
        quiet(
            "按同一种子的票号排成一圈，逐个检查下一个：没有哪个乡镇查自己，也不与上一轮重复。"
            "下一轮再抽，配对自然轮换。"
        )
        table(
            ("检查乡镇", "被检查乡镇", "去哪些村"),
            [
                (
                    townships[one.checker],
                    townships[one.checked],
                    "、".join(drawn.get(one.checked, [])),
                )
                for one in paired
            ],
        )
