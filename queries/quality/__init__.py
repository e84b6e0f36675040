"""The checks of the data: what is worth verifying in the records themselves."""

from queries.quality.check import Check, Group
from queries.quality.checks import CHECKS
from queries.quality.counting import UnknownCheck, added_up, found_by_place
from queries.quality.listing import records_behind

__all__ = [
    "CHECKS",
    "Check",
    "Group",
    "UnknownCheck",
    "added_up",
    "found_by_place",
    "records_behind",
]
