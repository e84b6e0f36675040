"""Whose elimination is proposed or could be, and which conditions of an exit they meet."""

from queries.exit_checklist.conditions import CONDITIONS, Condition, Tick, Whom
from queries.exit_checklist.listing import checklist_list
from queries.exit_checklist.tallies import OVERALL, checklist

__all__ = [
    "CONDITIONS",
    "OVERALL",
    "Condition",
    "Tick",
    "Whom",
    "checklist",
    "checklist_list",
]
