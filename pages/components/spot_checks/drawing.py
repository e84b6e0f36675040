"""Drawing what was asked for, keeping it, and showing its list."""

import streamlit as st

from data import database
from data.refusal import Refusal
from data.spot_checks import DrawRefused, KeptAttempt, checked_person, checked_seed, keep_draw
from pages.components import access, store
from pages.components.spot_checks import address, asking
from pages.components.spot_checks.asking import WITNESS, Asked
from pages.components.spot_checks.freezing import WHO
from queries.scope import Scope
from queries.spot_checks.design import Design
from queries.spot_checks.draws import KeptDraw, KeptFrame, kept_draw, kept_frame
from queries.spot_checks.frame import Frame
from queries.spot_checks.records import draw_record
from queries.spot_checks.selecting import select

DRAWN = "just-drawn"


def drawing(frames: list[KeptFrame], earlier: list[KeptDraw], scope: Scope) -> None:
    """The step, with one frozen frame at least."""
    chosen = asking.frame(frames, scope)
    asking.fixed_before(chosen)
    frame = store.read(kept_frame, chosen.frame_sha256)
    asked = asking.asked(chosen, frame, earlier)
    if asked is None:
        return
    try:
        with st.spinner("正在抽取……"):
            kept = _draw(frame, chosen.frame_sha256, asked)
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
        return
    access.drawn(kept.draw_no, scope.at(frame.region_code))
    st.session_state[WHO] = asked.drawn_by.strip()
    st.session_state[WITNESS] = asked.witnessed_by.strip()
    st.session_state[DRAWN] = kept
    address.show(kept.draw_no)


def _draw(frame: Frame, frame_sha256: str, asked: Asked) -> KeptAttempt:
    """Stores the draw, or finds the same one stored before. Raises Refusal."""
    seed = checked_seed(asked.seed)
    if not asked.witnessed_by.strip():
        raise DrawRefused("请填写见证人：种子要在有人见证时定下并输入。")
    checked_person("抽取人", asked.drawn_by)  # before minutes of work are lost
    design = Design(
        asked.villages,
        asked.households,
        asked.sentinel,
        frozenset(
            village.code
            for number in asked.avoid
            for village in store.read(kept_draw, number).drawn.villages
        ),
        frozenset(asked.insist),
    )
    drawn = select(frame, seed, asked.round, design)
    record = draw_record(frame, frame_sha256, seed, asked.round, design, drawn)
    engine = database.open_engine(store.served().url)
    try:
        return keep_draw(engine, record, drawn_by=asked.drawn_by, witnessed_by=asked.witnessed_by)
    finally:
        engine.dispose()
