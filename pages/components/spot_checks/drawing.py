"""Drawing what was asked for, keeping it, and showing its list."""

from collections.abc import Sequence

import streamlit as st

from data import database
from data.refusal import Refusal
from data.spot_checks import DrawRefused, KeptAttempt, checked_person, keep_draw
from pages.components import access, store
from pages.components.spot_checks import address, asking
from pages.components.spot_checks.asking import WITNESS, By
from pages.components.spot_checks.freezing import WHO
from queries.scope import Scope
from queries.spot_checks.drawing import Asked, is_repeated_by
from queries.spot_checks.drawing import drawing as drawn
from queries.spot_checks.draws import KeptDraw, KeptFrame, kept_draw, kept_frame

DRAWN = "just-drawn"


def drawing(frames: Sequence[KeptFrame], earlier: Sequence[KeptDraw], scope: Scope) -> None:
    """The step, with one frozen frame at least."""
    chosen = asking.frame(frames, scope)
    asking.fixed_before(chosen)
    sent = asking.asked(chosen, store.read(kept_frame, chosen.frame_sha256), earlier)
    if sent is None:
        return
    asked, by = sent
    try:
        with st.spinner("正在抽取……"):
            kept = _draw(asked, by)
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
        return
    access.drawn(kept.draw_no, scope.at(chosen.region_code))
    st.session_state[WHO], st.session_state[WITNESS] = by.drawn.strip(), by.witnessed.strip()
    st.session_state[DRAWN] = kept
    address.show(kept.draw_no)


def _draw(asked: Asked, by: By) -> KeptAttempt:
    """Stores the draw, or finds the same one stored before. Raises Refusal."""
    checked_person("抽取人", by.drawn)
    if not by.witnessed.strip():
        raise DrawRefused("请填写见证人：种子要在有人见证时定下并输入。")
    record = store.read(drawn, asked)
    engine = database.open_engine(store.served().url)
    try:
        kept = keep_draw(engine, record, drawn_by=by.drawn, witnessed_by=by.witnessed)
    finally:
        engine.dispose()
    if not kept.is_new and not is_repeated_by(store.read(kept_draw, kept.draw_no)):
        raise DrawRefused(
            f"按原来的抽样框和种子重新计算，与 {kept.draw_no} 保存的名单不一致，请告诉管理员。"
        )
    return kept
