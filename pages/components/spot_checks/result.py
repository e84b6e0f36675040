"""The draw on screen: the sentence to read out, how often it was tried, what it was made of."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from data.spot_checks import KeptAttempt
from pages.components.definition import definition_list
from pages.components.sentences import lead, quiet
from pages.components.spot_checks import address, words
from pages.components.spot_checks.drawing import DRAWN
from pages.components.words import count, day
from queries.scope import Scope
from queries.spot_checks.design import Stratum
from queries.spot_checks.draws import (
    KeptDraw,
    KeptFrame,
    WholeDraw,
    from_other_frames,
    from_same_frame,
)
from queries.spot_checks.listing import shortfall


def just_drawn() -> None:
    """That it is kept, or that it was kept before; once."""
    kept: KeptAttempt | None = st.session_state.pop(DRAWN, None)
    if kept is None:
        return
    if kept.is_new:
        st.success(f"已抽取并留存，抽查编号 {kept.draw_no}。", icon=":material/check:")
    else:
        st.info(
            f"同样的抽样框、种子和数量已在{words.moment(kept.drawn_at)}抽过，名单相同，不另计一次。",
            icon=":material/info:",
        )


def sentence(draw: WholeDraw, every: Sequence[KeptDraw]) -> None:
    """What is read out to those present; `every` draw there is."""
    others = len(from_other_frames(draw, every))
    more = f"同一地区同一轮另从其他抽样框抽取过*{others}次*。" if others else ""
    by_stratum = Counter(one.stratum for one in draw.drawn.households)
    parts = "、".join(f"{one}*{count(by_stratum[one])}*户" for one in Stratum if by_stratum[one])
    townships = len({one.township_code for one in draw.drawn.villages})
    witness = f"，{draw.witnessed_by}见证" if draw.witnessed_by else ""
    lead(
        f"{words.moment(draw.drawn_at)}，{draw.drawn_by}抽取{witness}：用种子“*{draw.seed}*”，"
        f"从{words.place(draw.frame.region_code)}截至{day(draw.frame.as_of)}的"
        f"*{count(len(draw.frame.households))}*户中作第*{draw.round}*轮抽取，"
        f"抽中*{townships}*个乡镇*{len(draw.drawn.villages)}*个村"
        f"*{count(len(draw.drawn.households))}*户：{parts}。",
        f"这是本抽样框第{draw.round}轮*第{draw.attempt}次抽取，共{draw.attempts}次*。{more}",
    )


def tried(draw: WholeDraw, every: Sequence[KeptDraw], scope: Scope) -> None:
    """All attempts of the place and round, this one among them: nobody can pick the handiest
    list unseen."""
    beside, others = from_same_frame(draw, every), from_other_frames(draw, every)
    if len(beside) + len(others) < 2:
        return
    with st.container(key="card-attempts"):
        st.subheader(f"本轮共抽取{len(beside)}次，次次留存")
        _listed(beside, draw, scope)
        if others:
            quiet("同一地区同一轮，另从其他抽样框抽取的：")
            _listed(others, draw, scope)


def _listed(some: Sequence[KeptDraw], draw: WholeDraw, scope: Scope) -> None:
    said = Markup("").join(
        Markup("<li>{}</li>").format(
            Markup("<b>第{}次（本页）　种子“{}”　{}，{}</b>").format(*_told(one))
            if one.draw_no == draw.draw_no
            else address.link(one.draw_no, "第{}次　种子“{}”　{}，{}".format(*_told(one)), scope)
        )
        for one in some
    )
    st.html(Markup('<ul class="worse plain">{}</ul>').format(said))


def _told(one: KeptDraw) -> tuple[object, ...]:
    return one.attempt, one.seed, words.moment(one.drawn_at), one.drawn_by


def short_of_quota(draw: WholeDraw) -> None:
    """Where fewer are drawn than the plan asks for, or than there are."""
    if said := shortfall(draw):
        st.warning(said, icon=":material/info:")


def made_of(draw: WholeDraw, frame: KeptFrame, names: Mapping[str, tuple[str, str]]) -> None:
    """`names`: township and village, by the village's code."""

    def named(codes: frozenset[str]) -> str:
        return "、".join("".join(names.get(code, (code,))) for code in sorted(codes))

    design = draw.design
    st.html(
        definition_list(
            [
                ("抽查编号", draw.draw_no),
                ("抽样框", f"{words.moment(frame.frozen_at)}由{frame.frozen_by}冻结，早于种子"),
                ("抽样框指纹", words.fingerprint(draw.frame_sha256)),
                ("种子", draw.seed),
                (
                    "数量",
                    f"每乡镇{design.villages}个村，每村{design.households}户，不足的全部核查；"
                    f"其中纯随机{design.sentinel_percent}",
                ),
                ("避开的村", named(design.avoid)),
                ("指定的村", named(design.insist)),
                ("名单指纹", words.fingerprint(draw.list_sha256)),
            ]
        )
    )
