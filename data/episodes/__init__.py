"""Ledger and export → episodes and eliminations, as seen on any day."""

from data.episodes.derive import derive, forget
from data.episodes.history import Dated, Export, History, Procedure
from data.episodes.states import Elimination, Episode, seen_on

__all__ = [
    "Dated",
    "Elimination",
    "Episode",
    "Export",
    "History",
    "Procedure",
    "derive",
    "forget",
    "seen_on",
]
