"""冻结抽样框: what is frozen, by whom and when, and its fingerprint to be written down."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from data import database
from data.refusal import Refusal
from data.spot_checks import keep_frame
from pages.components import access, store
from pages.components.definition import definition_list
from pages.components.listing import table
from pages.components.sentences import quiet
from pages.components.spot_checks import learning, words
from pages.components.words import day
from queries.scope import Scope
from queries.spot_checks.budgeting.outlook import Outlook
from queries.spot_checks.draws import KeptFrame
from queries.spot_checks.framing import frame_of
from queries.spot_checks.records import frame_record

WHO, FROZEN = "drawing-who", "frame-frozen"


def freezing(found: Outlook, scope: Scope) -> None:
    """What would be frozen now, and the button."""
    st.html(
        definition_list(
            [
                ("范围", words.place(scope.region_code)),
                ("截至", day(scope.as_of)),
                ("农户", f"{found.households:,}户，未纳入、不同意纳入和从未排查的都在内"),
                ("村", f"{found.villages:,}个，分属{found.townships:,}个乡镇"),
            ]
        )
    )
    if not found.households:
        quiet("没有农户，不能冻结。")
        return
    taught = learning.taught()
    with st.form("freezing", border=False):
        learns = bool(taught) and learning.offered(taught)
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        by = left.text_input(
            "冻结人", st.session_state.get(WHO, ""), key="frozen-by",
            placeholder="单位、姓名或职务",
        )  # fmt: skip
        if not right.form_submit_button("冻结抽样框", type="primary"):
            return
    _freeze(scope, by, taught if learns else {})


def _freeze(scope: Scope, by: str, taught: Mapping[str, int]) -> None:
    engine = database.open_engine(store.served().url)
    try:
        with st.spinner("正在冻结……"):
            kept = keep_frame(
                engine, frame_record(store.read(frame_of, scope, taught)), frozen_by=by
            )
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
        return
    finally:
        engine.dispose()
    access.frozen(kept.frame_sha256, scope)
    st.session_state[WHO] = by.strip()
    st.session_state[FROZEN] = kept
    st.rerun()


def frozen() -> None:
    """The fingerprint, to be written down before anybody names a seed; once."""
    if (kept := st.session_state.pop(FROZEN, None)) is None:
        return
    said = "抽样框已冻结" if kept.is_new else "数据没有变，仍是同一个抽样框"
    st.success(
        f"{said}：{words.moment(kept.frozen_at)}，{kept.frozen_by}。"
        "请把下面的指纹（SHA-256）念出来、记进会议记录，然后再定种子。",
        icon=":material/lock:",
    )
    st.html(Markup('<p class="aloud">{}</p>').format(words.fingerprint(kept.frame_sha256)))


def listed(frames: Sequence[KeptFrame]) -> None:
    """The frames that are kept, the newest first."""
    if not frames:
        quiet("还没有冻结过抽样框。")
        return
    table(
        ("冻结时间", "冻结人", "范围", "数据截至", "农户（户）", "指纹（SHA-256）"),
        [
            (
                words.moment(one.frozen_at),
                one.frozen_by,
                words.place(one.region_code),
                one.as_of,
                one.households,
                words.fingerprint(one.frame_sha256),
            )
            for one in frames
        ],
    )
