"""应纳未纳: who should have been taken up or included and maybe was not, list by list."""

from queries.missed.counting import added_up, missed_by_place
from queries.missed.listing import missed_list
from queries.missed.lists import MISSED

__all__ = ["MISSED", "added_up", "missed_by_place", "missed_list"]
