"""第二步: the seed, typed in before witnesses, and what is to be drawn with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from pages.components.sentences import quiet
from pages.components.spot_checks import words
from pages.components.spot_checks.freezing import WHO
from pages.components.words import count, day
from queries.scope import Scope
from queries.spot_checks.design import Design
from queries.spot_checks.drawing import Asked
from queries.spot_checks.draws import SHORT, KeptDraw, KeptFrame
from queries.spot_checks.frame import Frame

WITNESS = "drawing-witness"


@dataclass(frozen=True)
class By:
    """Who draws and who looks on, as typed."""

    drawn: str
    witnessed: str


def frame(frames: Sequence[KeptFrame], scope: Scope) -> KeptFrame:
    """Which frame to draw from: at first the newest of the place on screen."""
    known = {one.frame_sha256: one for one in frames}
    names = {sha256: words.frame(one) for sha256, one in known.items()}
    own = [n for n, one in enumerate(frames) if one.region_code == scope.region_code]
    chosen = st.selectbox(
        "抽样框", list(known), index=own[0] if own else 0, format_func=names.get, key="draw-frame"
    )
    return known[chosen]


def fixed_before(chosen: KeptFrame) -> None:
    """That nobody could know the seed when the frame was frozen, plainly."""
    st.html(
        Markup(
            '<div class="fixed"><b>抽样框已在{}由{}冻结</b>，早于种子：{}户，截至{}。'
            "此后数据再改，也不影响这次抽取。"
            "<div>{}</div></div>"
        ).format(
            words.moment(chosen.frozen_at),
            chosen.frozen_by,
            count(chosen.households),
            day(chosen.as_of),
            words.fingerprint(chosen.frame_sha256),
        )
    )


def asked(
    chosen: KeptFrame, content: Frame, earlier: Sequence[KeptDraw]
) -> tuple[Asked, By] | None:
    """The form; None until it is sent. It keeps what was typed when a draw is refused."""
    quota = content.quota or Design()
    names = {one.code: f"{one.township}{one.name}" for one in content.villages}
    key = chosen.frame_sha256[:SHORT]
    with st.form(f"drawing-{key}", border=False):
        seed_field, round_field = st.columns([3, 1])
        seed = seed_field.text_input(
            "随机种子", key=f"seed-{key}", autocomplete="off",
            placeholder="当众定下后输入，如掷骰子、抓阄得出的一串数字",
        )  # fmt: skip
        the_round = round_field.number_input(
            "轮次", min_value=1, max_value=99, key=f"round-{key}", help="同一抽样框的第几轮检查"
        )
        villages, households, sentinel = st.columns(3)
        numbers = (
            villages.number_input(
                "每乡镇抽几个村", 1, 99, quota.villages, key=f"villages-{key}"
            ),
            households.number_input("每村抽几户", 1, 999, quota.households, key=f"households-{key}"),
            sentinel.number_input(
                "其中纯随机（%）", 0, 100, _percent(quota.sentinel), key=f"sentinel-{key}",
                help="纯随机的户能代表没有走到的户；0为不抽随机部分，推断更不准，规则也没有可比的户",
            ),
        )  # fmt: skip
        avoid, insist = _which(key, earlier, names)
        by, witness = st.columns(2)
        drawn_by = by.text_input(
            "抽取人", st.session_state.get(WHO, ""), key=f"by-{key}", placeholder="单位、姓名或职务"
        )
        witnessed_by = witness.text_input(
            "见证人", st.session_state.get(WITNESS, ""), key=f"witness-{key}",
            placeholder="单位、姓名或职务",
        )  # fmt: skip
        is_sent = st.form_submit_button("抽取", type="primary", icon=":material/casino:")
    if not is_sent:
        quiet("每次抽取都留存、编号并写在名单上，不能删除；同样的种子和数量再抽，还是同一份名单。")
        return None
    asked = Asked(
        chosen.frame_sha256,
        seed,
        int(the_round),
        *map(int, numbers[:2]),
        quota.sentinel if numbers[2] == _percent(quota.sentinel) else numbers[2] / 100,
        avoid,
        insist,
    )
    return asked, By(drawn_by, witnessed_by)


def _percent(share: float) -> int:
    return round(share * 100)


def _which(
    key: str, earlier: Sequence[KeptDraw], names: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with st.expander("避开以往抽过的村，或指定必须抽的村"):
        by_number = {one.draw_no: one for one in earlier}
        avoid = st.multiselect(
            "避开哪次抽过的村", list(by_number), key=f"avoid-{key}", placeholder="不避开",
            format_func=lambda number: words.draw(by_number[number]),
            help="其余的村不够数时，避开的村仍会补抽",
        )  # fmt: skip
        insist = st.multiselect(
            "指定必须抽的村", list(names), key=f"insist-{key}", placeholder="不指定",
            format_func=names.get, help="入选概率为100%，占非随机的名额",
        )  # fmt: skip
    return tuple(avoid), tuple(insist)
