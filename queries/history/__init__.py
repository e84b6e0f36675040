"""What imports have changed: batch by batch, household by household, week by week."""

from queries.history.batches import ImportedBatch, SheetCounts, imported_batches
from queries.history.bulk import edits_before, edits_by_place
from queries.history.effects import Effects, effects_of_undoing
from queries.history.flips import attribute_flips
from queries.history.records import UnknownHousehold, batch_changes, household_history

__all__ = [
    "Effects",
    "ImportedBatch",
    "SheetCounts",
    "UnknownHousehold",
    "attribute_flips",
    "batch_changes",
    "edits_before",
    "edits_by_place",
    "effects_of_undoing",
    "household_history",
    "imported_batches",
]
