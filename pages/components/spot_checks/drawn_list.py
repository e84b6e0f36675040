"""The list of a draw: its villages by township, then the households of one of them."""

from collections import Counter

import pandas as pd
import streamlit as st

from pages.components import access, store
from pages.components.definition import definition_list
from pages.components.listing import households_table, table
from pages.components.sentences import quiet
from pages.components.spot_checks import words
from queries.scope import Scope
from queries.spot_checks.design import DrawnHousehold, DrawnVillage
from queries.spot_checks.draws import SHORT, WholeDraw
from queries.spot_checks.listing.heads import heads_of
from queries.spot_checks.reasons import MEANING, in_words

Names = dict[str, tuple[str, str]]  # township and village, by the village's code


def names_of(draw: WholeDraw) -> Names:
    return {one.code: (one.township, one.name) for one in draw.frame.villages}


def villages(draw: WholeDraw, names: Names) -> None:
    drawn = Counter(one.village_code for one in draw.drawn.households)
    table(
        ("村", "抽中方式", "入选概率", "应走（户）", "为什么", "票号"),
        [_village(one, names, drawn[one.code]) for one in draw.drawn.villages],
    )
    if reserve := draw.drawn.reserve_villages:
        said = "、".join("".join(names[one.code]) for one in reserve)
        quiet(f"备选村（抽中的村确实去不了时，由同乡镇的替补）：{said}。")


def _village(one: DrawnVillage, names: Names, households: int) -> tuple[object, ...]:
    return (
        "　".join(names[one.code]), str(one.stratum), words.chance(one.probability), households,
        in_words(one.reasons) or "没有地区提示", one.ticket[: SHORT],
    )  # fmt: skip


def households(draw: WholeDraw, names: Names, scope: Scope) -> None:
    """Of one village, chosen here: a county's list is too long for one table."""
    drawn = draw.drawn
    if not drawn.villages:
        return
    spare = {one.code for one in drawn.reserve_villages}
    code = st.selectbox(
        "看哪个村的户", [one.code for one in (*drawn.villages, *drawn.reserve_villages)],
        key=f"village-of-{draw.draw_no}",
        format_func=lambda code: "".join(names[code]) + ("　备选村" if code in spare else ""),
    )  # fmt: skip
    own = [one for one in drawn.households if one.village_code == code]
    reserve = [one for one in drawn.reserve if one.village_code == code]
    if code in spare:
        own, reserve = reserve, []
    access.listed(f"抽查名单 {draw.draw_no}", scope.at(code), len(own))
    _table(own, draw, scope)
    if reserve:
        with st.expander(f"备选户{len(reserve)}户，按顺序替补去不了的户"):
            _table(reserve, draw, scope)


def _table(listed: list[DrawnHousehold], draw: WholeDraw, scope: Scope) -> None:
    """Who the head of a household was is asked of the day of the frame, masked."""
    then = scope.at(draw.frame.region_code).on(draw.frame.as_of, draw.frame.period_start)
    heads = store.read(heads_of, [one.household_no for one in listed], draw.frame.as_of)
    rows = [
        (
            one.household_no,
            heads.get(one.household_no),
            str(one.stratum),
            words.chance(one.probability),
            in_words(one.reasons) or "没有疑点",
            one.ticket[:SHORT],
        )
        for one in listed
    ]
    headings = ["户编号", "户主", "抽中方式", "入选概率", "为什么", "票号"]
    households_table(pd.DataFrame(rows, columns=headings, dtype=object), then)


def parts_explained() -> None:
    with st.popover("抽中方式和入选概率", type="tertiary", key="definition-strata"):
        st.html(
            definition_list(
                [
                    *((str(stratum), said) for stratum, said in MEANING.items()),
                    (
                        "入选概率",
                        "在这个抽样框和这样的数量下，换遍所有种子，抽中它的比例；户的概率已乘上所在村的",
                    ),
                    ("票号", "前8位；全部64位在下载的名单里"),
                ]
            )
        )
