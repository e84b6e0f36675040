"""What imports have changed: batch by batch, household by household, week by week."""

from queries.history.batches import ImportedBatch, SheetCounts, imported_batches

__all__ = ["ImportedBatch", "SheetCounts", "imported_batches"]
