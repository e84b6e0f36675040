"""Stages in words: until when, and what counts as done."""

from collections.abc import Iterator
from datetime import date
from functools import singledispatch

from data.layouts import LAYOUTS
from data.plans import (
    MeetingItems,
    MonitorItems,
    Plan,
    ProblemItems,
    ProcedureItems,
    ProcedureWhere,
    ScreeningItems,
    ScreeningWhere,
    Stage,
)
from data.plans.declaration import Items
from queries.rulebook.rule import Rule, Section, joined, of_plan

SCREENED = {
    None: "集中排查台账的每一行",
    ScreeningWhere.TICKED: "排查台账中勾选“是”的行",
    ScreeningWhere.TICKED_OR_TRIGGERED: "排查台账中勾选“是”或有触发情形的行",
    ScreeningWhere.NEITHER_TICKED_NOR_TRIGGERED: "排查台账中其余的行",
    ScreeningWhere.REFUSED_THIS_YEAR: "排查台账中今年村或乡镇不同意纳入的农户",
}
NARROWED = {
    ProcedureWhere.VILLAGE_NOT_REFUSING: "村级没有不同意的",
    ProcedureWhere.CONCLUDED: "已办结的",
}


def stage_rules(plan: Plan) -> Iterator[Rule]:
    for stage in plan.stages:
        yield of_plan(
            Section.STAGES,
            stage.name,
            joined(until(stage), *reaches(stage), f"以{counted(stage.items)}为准"),
            stage,
        )


def until(stage: Stage) -> str:
    begins = f"{_day(stage.starts_on)}至" if stage.starts_on else ""
    said = f"{begins}{_day(stage.due)}" + ("" if begins else "前")
    return f"{said}（又写作{_day(stage.also_stated)}）" if stage.also_stated else said


def reaches(stage: Stage) -> list[str]:
    return [f"对象为{stage.target.title}"] if stage.target else []


@singledispatch
def counted(items: Items) -> str:
    """Whose day is looked at, and which day."""
    raise TypeError(f"no words for {type(items).__name__}")


@counted.register
def _(items: MeetingItems) -> str:
    since = f"{_day(items.since)}以后的" if items.since else ""
    return f"每个{items.level.title}{since}{'或'.join(items.types)}的日期"


@counted.register
def _(items: ScreeningItems) -> str:
    return f"{SCREENED[items.where]}的{_header('screenings', items.day)}"


@counted.register
def _(items: ProcedureItems) -> str:
    which = "".join(f"、{NARROWED[where]}" for where in items.where)
    # Ended on is derived, and so no column.
    dated = "办结" if items.dated == "ended_on" else _header("procedures", items.dated)
    span = f"{dated}在{_day(items.since)}至{_day(items.until)}之间{which}"
    return f"{span}{'或'.join(items.types)}程序的{_header('procedures', items.day)}"


@counted.register
def _(items: MonitorItems) -> str:
    levels = "、".join(level.title for level in items.levels)
    return f"每个{levels}{items.post}的备案日期"


@counted.register
def _(items: ProblemItems) -> str:
    return "户内和面上问题的整改完成日期"


def _header(layout: str, column: str) -> str:
    return LAYOUTS[layout].field(column).header


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
