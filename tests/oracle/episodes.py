"""A household's episodes as seen on a day, from its procedures and its export."""

from dataclasses import dataclass, field
from datetime import date

from tests.oracle.days import first, months_apart
from tests.oracle.procedures import ended_on, status_on
from tests.oracle.records import Month, Record

# Of one day's events the earlier in this list acts first.
ORDER = ("纳入", "风险消除", "风险消除回退", "清退", "自然减少")


@dataclass
class Elimination:
    day: date | Month
    rolled_back_on: date | None = None


@dataclass
class Episode:
    included: date | Month
    follows_elimination: bool = False
    eliminations: list[Elimination] = field(default_factory=list)
    is_ended: bool = False
    is_contradicted: bool = False  # by the export: `record_conflict`

    @property
    def is_eliminated(self) -> bool:
        return bool(self.eliminations) and self.eliminations[-1].rolled_back_on is None

    @property
    def state(self) -> str:
        return "ended" if self.is_ended else "eliminated" if self.is_eliminated else "active"


@dataclass(frozen=True)
class Event:
    type: str
    day: date | Month
    number: str = ""

    def place(self) -> tuple[date, int, str]:
        return first(self.day), ORDER.index(self.type), self.number


def episodes_on(day: date, procedures: list[Record], household: Record) -> list[Episode]:
    """`household` is the export's record in force on the day."""
    events = [
        Event(p["程序类型"], ended_on(p), p["程序编号"])
        for p in procedures
        if status_on(p, day) == "办结"
    ]
    included = _seen(household.get("识别监测时间"), day)
    eliminated = _seen(household.get("消除监测时间"), day)
    if household.get("风险是否已消除") is not True:
        # "eliminated on likewise from 消除监测时间 with 风险是否已消除 = 是"
        eliminated = None

    inclusions = [event.day for event in events if event.type == "纳入"]
    if included and not inclusions:
        # "without a procedure, 识别监测时间 of the export"
        events.append(Event("纳入", included))
    episodes = _walk(events)
    if eliminated and not _agrees(eliminated, events, "风险消除"):
        episodes = _with_export_elimination(episodes, events, eliminated)
    if episodes and included and inclusions and not _agrees(included, events, "纳入"):
        # Their months differ by more than 1: "the export's date wins".
        episodes[-1].included = included
        episodes[-1].is_contradicted = True
    if household.get("风险是否已消除") is False and episodes and episodes[-1].state == "eliminated":
        # "the export says 否 beside an ended elimination that no later 风险消除回退 undid"
        episodes[-1].is_contradicted = True
    return episodes


def _seen(stamp: date | Month | None, day: date) -> date | Month | None:
    return stamp if stamp and first(stamp) <= day else None


def _agrees(stamp: date | Month, events: list[Event], kind: str) -> bool:
    """Whether "their months differ by at most 1" holds with any procedure of the kind."""
    return any(abs(months_apart(stamp, e.day)) <= 1 for e in events if e.type == kind)


def _walk(events: list[Event]) -> list[Episode]:
    episodes: list[Episode] = []
    for event in sorted(events, key=Event.place):
        latest = episodes[-1] if episodes else None
        if event.type == "纳入":
            after = latest is not None and latest.state == "eliminated"
            episodes.append(Episode(event.day, follows_elimination=after))
        elif latest is None or latest.is_ended:
            continue
        elif event.type == "风险消除":
            if not latest.is_eliminated:
                latest.eliminations.append(Elimination(event.day))
        elif event.type == "风险消除回退":
            if latest.is_eliminated:
                latest.eliminations[-1].rolled_back_on = event.day
        else:
            latest.is_ended = True
    return episodes


def _with_export_elimination(
    episodes: list[Episode], events: list[Event], eliminated: date | Month
) -> list[Episode]:
    """The same episodes with an elimination that no procedure agrees with."""
    if not episodes:
        return episodes
    if episodes[-1].eliminations:
        known = episodes[-1].eliminations[-1]
        if known.rolled_back_on is None or first(eliminated) <= known.rolled_back_on:
            # "the export's date wins"
            known.day = eliminated
            episodes[-1].is_contradicted = True
            return episodes
    if first(eliminated) < first(episodes[0].included):
        # Contradictory but stored: what the export calls eliminated was included first.
        start = Event("风险消除", episodes[0].included)
        walked = _walk([*events, start])
        # Of two inclusions of that day it acts on the later.
        for elimination in (e for episode in walked for e in episode.eliminations):
            if elimination.day is start.day:
                elimination.day = eliminated
        return walked
    return _walk([*events, Event("风险消除", eliminated)])
