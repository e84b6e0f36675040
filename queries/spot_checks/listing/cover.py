"""What stands before a drawn list: from what it was drawn, how, by whom, and how to check it."""

import shlex
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from data.regions import regions_on
from queries.plans import known_plans
from queries.spot_checks.design import Stratum
from queries.spot_checks.draws import (
    SHORT,
    KeptDraw,
    KeptFrame,
    WholeDraw,
    from_other_frames,
    from_same_frame,
    kept_frames,
)
from queries.spot_checks.listing.coverage import covered
from queries.spot_checks.reasons import MEANING

Line = tuple[str | int, ...]
NOBODY = "未填写"
MOST_NAMED = 3  # townships in a sentence


def summary(draw: WholeDraw) -> str:
    """The list in a sentence."""
    drawn, frame = draw.drawn, draw.frame
    return (
        f"从{len(frame.villages):,}个村、{len(frame.households):,}户中抽中"
        f"{len(drawn.villages):,}个村、{len(drawn.households):,}户，"
        f"另备选{len(drawn.reserve_villages):,}个村、{len(drawn.reserve):,}户。"
    )


def drawn_from_what(connection: Connection, draw: WholeDraw) -> list[Line]:
    frame = draw.frame
    place = regions_on(connection, frame.as_of).by_code.get(frame.region_code)
    (kept,) = (one for one in kept_frames(connection) if one.frame_sha256 == draw.frame_sha256)
    return [
        ("抽样框 SHA-256", draw.frame_sha256),
        ("范围", f"{place.name if place else ''}（{frame.region_code}）"),
        ("数据截至", f"{_day(frame.as_of)}，本期自{_day(frame.period_start)}起"),
        ("工作方案", _plan(connection, frame.plan_id)),
        (
            "户数",
            f"{len(frame.villages):,}个村，{len(frame.households):,}户，未监测、不予纳入和未排查的都在内",
        ),
        ("冻结", _who_and_when(kept)),
    ]


def drawn_how(draw: WholeDraw) -> list[Line]:
    design, villages = draw.design, {v.code: v.name for v in draw.frame.villages}

    def names(codes: frozenset[str]) -> str:
        return "、".join(f"{villages.get(code, '')}（{code}）" for code in sorted(codes)) or "无"

    return [
        ("抽查编号", draw.draw_no),
        ("轮次", f"第{draw.round}轮"),
        ("抽取次数", f"第{draw.attempt}次，本抽样框本轮共抽取{draw.attempts}次"),
        ("随机种子", draw.seed),
        ("每乡镇抽查村数", design.villages),
        ("每村抽查户数", design.households),
        ("纯随机份额", design.sentinel_percent),
        ("避开的村", names(design.avoid)),
        ("指定的村", names(design.insist)),
        ("抽取", f"{_moment(draw.drawn_at)}，{draw.drawn_by}"),
        ("见证人", draw.witnessed_by or NOBODY),
        ("名单 SHA-256", draw.list_sha256),
    ]


def how_to_check(draw: WholeDraw) -> list[Line]:
    """A ticket recomputed by oneself, in two lines."""
    first = next(iter(draw.drawn.households), None)
    item = first.household_no if first else "户编号"
    return [
        (
            "票号",
            f"“{draw.seed}|{draw.round}|户编号（村用村代码）”的SHA-256（UTF-8编码，末尾不换行）",
        ),
        ("例", f"printf '%s' {shlex.quote(f'{draw.seed}|{draw.round}|{item}')} | sha256sum"),
    ]


def meanings(draw: WholeDraw) -> list[Line]:
    return [
        (
            str(stratum),
            sum(village.stratum == stratum for village in draw.drawn.villages),
            sum(household.stratum == stratum for household in draw.drawn.households),
            MEANING[stratum],
        )
        for stratum in Stratum
    ]


def attempts(draw: WholeDraw, every: Sequence[KeptDraw]) -> list[Line]:
    """Every attempt of this frame and round, the first one first."""
    return [(one.attempt, *_made(one)) for one in from_same_frame(draw, every)]


def other_frames(draw: WholeDraw, every: Sequence[KeptDraw]) -> list[Line]:
    """Every draw for the same place, period and round that was made from another frame."""
    return [
        (f"{one.frame_sha256[:SHORT]} 第{one.attempt}次", *_made(one))
        for one in from_other_frames(draw, every)
    ]


def _made(one: KeptDraw) -> Line:
    return one.draw_no, one.seed, _moment(one.drawn_at), one.drawn_by, _witness(one)


def by_township(draw: WholeDraw) -> list[Line]:
    return [
        (
            one.township,
            one.villages_asked,
            one.villages,
            one.households_asked,
            one.households,
            "达到" if one.is_met else "未达到",
        )
        for one in covered(draw)
    ]


def shortfall(draw: WholeDraw) -> str:
    """A sentence where the list is under the quota; nothing where it is met."""
    few = [one.township for one in covered(draw) if not one.is_met]
    quota = draw.frame.quota
    if not few or quota is None:
        return ""
    named = "、".join(few[:MOST_NAMED]) + (f"等{len(few)}个乡镇" if len(few) > MOST_NAMED else "")
    return (
        f"{named}未达到每乡镇不少于{quota.villages}个村、每村不少于{quota.households}户的"
        "抽查数量，结果只作参考，请补抽或按规定数量重抽。"
    )


def _plan(connection: Connection, plan_id: str | None) -> str:
    plan = known_plans(connection).get(plan_id or "")
    return f"{plan.title}（{plan.id}）" if plan else plan_id or "没有适用的方案"


def _who_and_when(kept: KeptFrame) -> str:
    return f"{_moment(kept.frozen_at)}，{kept.frozen_by}"


def _witness(draw: KeptDraw) -> str:
    return draw.witnessed_by or NOBODY


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"
