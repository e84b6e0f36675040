"""State, procedures and measures as bars over one time axis, everything else as points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from pages.components.words import day
from queries.household_file import HouseholdFile, Kind
from queries.household_file.events import Event

STATES = {"active": "监测中", "eliminated": "已消除"}
POINTS = (Kind.CLUE, Kind.SCREENING, Kind.VISIT, Kind.PROBLEM, Kind.CHECK, Kind.DATA, Kind.RECORD)


@dataclass(frozen=True)
class Bar:
    first: date
    last: date
    words: str
    kind: str = ""


@dataclass(frozen=True)
class Lane:
    title: str
    bars: Sequence[Bar] = ()
    points: Sequence[Event] = ()


def lanes(file: HouseholdFile, events: Sequence[Event]) -> None:
    """Drawn only where there is more than a moment to draw."""
    found = [lane for lane in _lanes(file, events) if lane.bars or lane.points]
    days = [bar.first for lane in found for bar in lane.bars]
    days += [point.day for lane in found for point in lane.points]
    if not days or min(days) >= file.whose.as_of:
        return
    first, last = min(days), file.whose.as_of
    rows = Markup("").join(_row(lane, first, last) for lane in found)
    st.html(
        Markup(
            '<div class="lanes" role="img" aria-label="{}">{}{}</div>'
            '<p class="quiet">自{}至{}；鼠标停在条或点上看说明，逐条见下方时间线。</p>'
        ).format(
            f"自{day(first)}至{day(last)}的状态、程序和措施", _axis(first, last), rows,
            day(first), day(last),
        )
    )  # fmt: skip


def _lanes(file: HouseholdFile, events: Sequence[Event]) -> Iterator[Lane]:
    as_of = file.whose.as_of
    yield Lane(
        "监测状态",
        [
            Bar(first, last, STATES[state], state)
            for episode in file.standing
            for state, first, last in episode.spans(as_of)
        ],
    )
    yield Lane("认定程序", list(_procedures(file)))
    for measure in file.measures:
        end = min(measure.ended_on or as_of, as_of)
        bar = Bar(measure.begun_on, max(end, measure.begun_on), measure.name or "", "help")
        yield Lane(measure.category, [bar])
    for kind in POINTS:
        yield Lane(kind.value, points=[event for event in events if event.kind is kind])


def _procedures(file: HouseholdFile) -> Iterator[Bar]:
    for procedure in file.procedures:
        days = [stage.day for stage in procedure.stages if stage.day]
        if days:
            end = file.whose.as_of if procedure.status == "在办" else max(days)
            kind = "open" if procedure.status == "在办" else "done"
            yield Bar(min(days), end, f"{procedure.type}（{procedure.status}）", kind)


def _axis(first: date, last: date) -> Markup:
    """A tick for each 1 January."""
    years = range(first.year + 1, last.year + 1)
    ticks = Markup("").join(
        Markup('<u style="left:{}"><em>{}年</em></u>').format(
            _at(date(year, 1, 1), first, last), year
        )
        for year in years
    )
    return Markup('<div class="lane axis"><span></span><div>{}</div></div>').format(ticks)


def _row(lane: Lane, first: date, last: date) -> Markup:
    bars = Markup("").join(
        Markup('<i class="{}" style="left:{};width:{}" title="{}"></i>').format(
            bar.kind, _at(bar.first, first, last), _width(bar, first, last), _said(bar)
        )
        for bar in lane.bars
    )
    points = Markup("").join(
        Markup('<b style="left:{}" title="{}"></b>').format(
            _at(event.day, first, last), f"{day(event.day)} {event.title}"
        )
        for event in lane.points
    )
    return Markup('<div class="lane"><span>{}</span><div>{}{}</div></div>').format(
        lane.title, bars, points
    )


def _said(bar: Bar) -> str:
    return f"{bar.words} {day(bar.first)}至{day(bar.last)}"


def _width(bar: Bar, first: date, last: date) -> str:
    return f"{(bar.last - bar.first).days / (last - first).days * 100:.2f}%"


def _at(when: date, first: date, last: date) -> str:
    return f"{(when - first).days / (last - first).days * 100:.2f}%"
