"""The drawn list that is handed out: a cover that anybody can check it by, villages, households,
reserve."""

from queries.spot_checks.listing.cover import shortfall, summary
from queries.spot_checks.listing.coverage import Covered, covered
from queries.spot_checks.listing.workbook import list_workbook

__all__ = ["Covered", "covered", "list_workbook", "shortfall", "summary"]
