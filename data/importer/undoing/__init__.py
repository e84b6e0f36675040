"""Taking an import back, as if it had never been; or saying what stands in the way."""

from data.importer.undoing.batches import UndoRefused
from data.importer.undoing.obstacles import obstacles
from data.importer.undoing.undo import Undone, undo

__all__ = ["UndoRefused", "Undone", "obstacles", "undo"]
