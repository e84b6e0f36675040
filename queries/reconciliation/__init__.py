"""A national export beside what the database knows on the export's day."""

from queries.reconciliation.comparing import Difference, Kind, Reconciliation, reconcile
from queries.reconciliation.tables import by_place, listed

__all__ = ["Difference", "Kind", "Reconciliation", "by_place", "listed", "reconcile"]
