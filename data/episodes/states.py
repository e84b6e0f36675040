"""The state of one household as seen on a day. Pure; the rules are those of the contract's states.

纳入 ended 办结 opens an episode, 风险消除 eliminates it, 风险消除回退 undoes that, 清退 and
自然减少 end it, in the order of the days on which the procedures ended. What finds no
episode to act on changes nothing. An export's date for which there is no procedure acts
like one. Where both tell of the same event and their months differ by at most one, the
ledger's day counts; if by more, the export's date, and the records conflict.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data.episodes.history import ELIMINATES, ENDS, OPENS, ROLLS_BACK, Dated, Export, History

# What ended on one day is taken in this order.
_ORDER = (OPENS, ELIMINATES, ROLLS_BACK, *ENDS)


@dataclass
class Stated:
    """One event by the ledger, by the export, or by both."""

    by_ledger: Dated | None = None
    by_export: Dated | None = None

    @property
    def conflicts(self) -> bool:
        return bool(
            self.by_ledger and self.by_export and self.by_ledger.months_from(self.by_export) > 1
        )

    @property
    def dated(self) -> Dated:
        chosen = self.by_export if self.conflicts else self.by_ledger or self.by_export
        assert chosen is not None, "an event is known from the ledger or from the export"
        return chosen


@dataclass
class Elimination(Stated):
    rolled_back_on: date | None = None


@dataclass
class Episode(Stated):
    """One stretch of monitoring; `dated` is the inclusion."""

    procedure_id: int | None = None  # the 纳入 that opened it
    follows_elimination: bool = False
    eliminations: list[Elimination] = field(default_factory=list)
    ended_on: date | None = None
    end_type: str | None = None
    elimination_denied: bool = False  # the export says 否 beside a standing elimination

    @property
    def elimination(self) -> Elimination | None:
        """The elimination in force."""
        if self.ended_on or not self.eliminations or self.eliminations[-1].rolled_back_on:
            return None
        return self.eliminations[-1]

    @property
    def state(self) -> str:
        if self.ended_on:
            return "ended"
        return "eliminated" if self.elimination else "active"

    @property
    def has_record_conflict(self) -> bool:
        events = (self, *self.eliminations)
        return self.elimination_denied or any(event.conflicts for event in events)


class _Event(NamedTuple):
    day: date
    type: str
    dated: Dated
    procedure_id: int | None  # None: by the export


def seen_on(day: date, history: History) -> list[Episode]:
    """The household's episodes as seen on `day`, in order; nothing dated later is known."""
    export = next((e for e in history.exports if e.valid_from <= day < e.valid_to), None)
    export = export.known_on(day) if export else None
    ledger = [
        _Event(p.ended_on, p.type, Dated(p.ended_on, p.ended_on), p.id)
        for p in history.procedures
        if p.ended_on <= day
    ]
    episodes: list[Episode] = []
    for event in _in_order(ledger, export):
        _apply(event, episodes)
    if export and episodes:
        _compare(export, episodes)
    return episodes


def _in_order(ledger: list[_Event], export: Export | None) -> list[_Event]:
    """All events. Without a 纳入 in the ledger the export's inclusion comes before everything."""
    events = sorted(ledger, key=lambda e: (e.day, _ORDER.index(e.type), e.procedure_id))
    opening = next((e for e in events if e.type == OPENS), None)
    if opening is None and export and export.identified:
        opening = _Event(export.identified.first, OPENS, export.identified, None)
        events.insert(0, opening)
    if opening and export and export.eliminated:
        # An elimination dated before the first inclusion contradicts it, but is one.
        day = max(export.eliminated.first, opening.day)
        elimination = _Event(day, ELIMINATES, export.eliminated, None)
        before = [n for n, e in enumerate(events) if _comes_before(e, elimination)]
        events.insert(max([events.index(opening), *before]) + 1, elimination)
    return events


def _comes_before(event: _Event, other: _Event) -> bool:
    return (event.day, _ORDER.index(event.type)) <= (other.day, _ORDER.index(other.type))


def _apply(event: _Event, episodes: list[Episode]) -> None:
    """What one event does to the latest episode."""
    if event.type == OPENS:
        follows = bool(episodes) and episodes[-1].state == "eliminated"
        episode = Episode(procedure_id=event.procedure_id, follows_elimination=follows)
        _state(episode, event)
        episodes.append(episode)
    elif not episodes or episodes[-1].ended_on:
        return
    elif event.type == ELIMINATES:
        _eliminate(event, episodes[-1])
    elif event.type == ROLLS_BACK and episodes[-1].elimination:
        episodes[-1].elimination.rolled_back_on = event.day
    elif event.type in ENDS:
        episodes[-1].ended_on, episodes[-1].end_type = event.day, event.type


def _eliminate(event: _Event, episode: Episode) -> None:
    elimination = episode.elimination
    if elimination is None:
        elimination = Elimination()
        episode.eliminations.append(elimination)
    _state(elimination, event)


def _state(stated: Stated, event: _Event) -> None:
    """Note who tells of the event; of two procedures the first stands."""
    if event.procedure_id is None:
        stated.by_export = event.dated
    else:
        stated.by_ledger = stated.by_ledger or event.dated


def _compare(export: Export, episodes: list[Episode]) -> None:
    """Hold the export's inclusion and its denial of an elimination against the ledger."""
    if export.identified and episodes[0].by_ledger:
        # A date that agrees with an earlier episode speaks of that one, not of the latest.
        agreeing = [e for e in episodes if e.by_ledger.months_from(export.identified) <= 1]
        (agreeing or episodes)[-1].by_export = export.identified
    standing = episodes[-1].elimination
    episodes[-1].elimination_denied = bool(
        export.denies_elimination and standing and standing.by_ledger
    )
