"""Each procedure with its stages, the days between them, the limit and where it waited."""

import streamlit as st
from markupsafe import Markup

from pages.components.sentences import quiet
from pages.components.words import MISSING, day
from queries.household_file import HouseholdFile
from queries.household_file.procedures import Procedure, Stage


def procedures(file: HouseholdFile) -> None:
    if not file.procedures:
        quiet("没有认定程序的记录。")
        return
    for procedure in file.procedures:
        _one(procedure)
    quiet("格内小字是距上一个有日期的环节的天数（自然日）；“在办”是截至日尚未办结。")


def _one(procedure: Procedure) -> None:
    head = Markup("<b>{}</b> {} <span class='quiet'>{}</span>").format(
        procedure.type, procedure.status, procedure.number
    )
    stages = Markup("").join(map(_stage, procedure.stages))
    said = Markup("").join(Markup("<span>{}</span>").format(text) for text in _said(procedure))
    st.html(
        Markup(
            '<div class="procedure"><div>{}</div><ol class="stages">{}</ol>'
            '<div class="facts">{}</div></div>'
        ).format(head, stages, said)
    )


def _stage(stage: Stage) -> Markup:
    after = ""
    if stage.days is not None:
        after = f"{stage.days}天后" if stage.days >= 0 else f"早于上一环节{-stage.days}天"
    return Markup('<li class="{}"><span>{}</span><b>{}</b><small>{}</small></li>').format(
        _class(stage),
        stage.title,
        f"{stage.day:%Y.%-m.%-d}" if stage.day else MISSING,
        "，".join(word for word in (stage.opinion, after) if word),
    )


def _class(stage: Stage) -> str:
    if stage.day is None:
        return "blank"
    return "odd" if (stage.days or 0) < 0 or stage.opinion == "不同意" else ""


def _said(procedure: Procedure) -> list[str]:
    """What an inspector reads off the days."""
    said = [
        f"线索来源：{procedure.clue_source or '未填'}；佐证材料：{procedure.evidence or '未填'}"
    ]
    if procedure.taken is not None:
        end = "至截至日" if procedure.waiting else "至县级审定"
        limit = f"（时限{procedure.limit}天）" if procedure.limit is not None else ""
        late = "，已超时限，建议重点核查" if procedure.is_over_limit else ""
        said.append(f"线索发现{end}{procedure.taken}个{procedure.day_kind}{limit}{late}")
    if procedure.publicity_days is not None:
        short = "，少于规定，建议重点核查" if procedure.is_publicity_short else ""
        said.append(
            f"公示{procedure.publicity_days}个{procedure.publicity_kind}"
            f"（规定{procedure.publicity_limit}个{procedure.publicity_kind}）{short}"
        )
    if waiting := procedure.waiting:
        said.append(f"现等待{waiting.step}，在{waiting.holder}，已等{waiting.days}天")
    if procedure.ended_on and procedure.status not in ("办结", "在办"):
        reason = procedure.refusal_reason or "未写"
        said.append(f"{day(procedure.ended_on)}{procedure.status}，理由：{reason}")
    if procedure.is_restart:
        said.append("上一次纳入暂不纳入或终止后不久又重新启动，建议重点核查")
    return said
