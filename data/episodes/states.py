"""The state of one household as seen on a day. Pure.

纳入 ended 办结 opens an episode, 风险消除 eliminates it, 风险消除回退 undoes that, 清退 and
自然减少 end it, in the order of the days on which they ended. What finds nothing to act on
changes nothing. An export's date without a procedure of its kind is an event of its own.
With one, the ledger's day counts if it is at most one month off; else the export's date
takes its place, and the records conflict.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data.episodes.history import ELIMINATES, ENDS, OPENS, ROLLS_BACK, Dated, Export, History

# What ended on one day is taken in this order.
_ORDER = (OPENS, ELIMINATES, ROLLS_BACK, *ENDS)


@dataclass
class Elimination:
    dated: Dated
    rolled_back_on: date | None = None
    by_ledger: bool = True


@dataclass
class Episode:
    """One stretch of monitoring."""

    included: Dated
    procedure_id: int | None = None  # the 纳入 that opened it
    follows_elimination: bool = False
    eliminations: list[Elimination] = field(default_factory=list)
    ended_on: date | None = None
    end_type: str | None = None
    has_record_conflict: bool = False

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


class _Event(NamedTuple):
    day: date
    type: str
    dated: Dated
    number: str = ""  # 程序编号; blank: by the export
    procedure_id: int | None = None

    def order(self) -> tuple[date, int, str]:
        return self.day, _ORDER.index(self.type), self.number


def seen_on(day: date, history: History) -> list[Episode]:
    """The household's episodes as seen on `day`, in order; nothing dated later is known."""
    export = next((e for e in history.exports if e.valid_from <= day < e.valid_to), Export())
    identified, eliminated = _known(export.identified, day), _known(export.eliminated, day)
    events = [
        _Event(p.ended_on, p.type, Dated(p.ended_on, p.ended_on), p.number, p.id)
        for p in history.procedures
        if p.ended_on <= day
    ]
    inclusions = [event for event in events if event.type == OPENS]
    if identified and not inclusions:
        events.append(_Event(identified.first, OPENS, identified))
    episodes = _walk(events)
    if not episodes:
        return []
    if eliminated and not _agrees(eliminated, events, ELIMINATES):
        episodes = _with_export_elimination(eliminated, events, episodes)
    if identified and inclusions and not _agrees(identified, inclusions, OPENS):
        episodes[-1].included, episodes[-1].has_record_conflict = identified, True
    standing = episodes[-1].elimination
    if export.denies_elimination and standing and standing.by_ledger:
        episodes[-1].has_record_conflict = True
    return episodes


def _known(dated: Dated | None, day: date) -> Dated | None:
    return dated if dated and dated.first <= day else None


def _agrees(dated: Dated, events: Iterable[_Event], kind: str) -> bool:
    """Whether a procedure of the kind, maybe of an earlier episode, is at most a month off."""
    return any(e.type == kind and dated.months_from(e.dated) <= 1 for e in events)


def _walk(events: Iterable[_Event]) -> list[Episode]:
    episodes: list[Episode] = []
    for event in sorted(events, key=_Event.order):
        if event.type == OPENS:
            follows = bool(episodes) and episodes[-1].state == "eliminated"
            episodes.append(Episode(event.dated, event.procedure_id, follows))
        elif episodes and not episodes[-1].ended_on:
            _act_on(episodes[-1], event)
    return episodes


def _act_on(episode: Episode, event: _Event) -> None:
    if event.type == ELIMINATES:
        if not episode.elimination:
            by_ledger = event.procedure_id is not None
            episode.eliminations.append(Elimination(event.dated, by_ledger=by_ledger))
    elif event.type == ROLLS_BACK:
        if episode.elimination:
            episode.elimination.rolled_back_on = event.day
    else:
        episode.ended_on, episode.end_type = event.day, event.type


def _with_export_elimination(
    eliminated: Dated, events: list[_Event], episodes: list[Episode]
) -> list[Episode]:
    """The episodes with an elimination that no procedure agrees with."""
    latest = episodes[-1]
    if latest.eliminations:
        last = latest.eliminations[-1]
        if last.rolled_back_on is None or eliminated.first <= last.rolled_back_on:
            last.dated, latest.has_record_conflict = eliminated, True
            return episodes
    # Dated before the first inclusion it contradicts it, but is an elimination all the same.
    day = max(eliminated.first, episodes[0].included.first)
    return _walk([*events, _Event(day, ELIMINATES, eliminated)])
