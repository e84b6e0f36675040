"""What help the active households get, beside the risks that they have."""

from queries.help.active import Helped, active_households
from queries.help.lists import HELP_LISTS, HelpList, help_list
from queries.help.risks import RiskHelp, help_by_risk, help_matrix

__all__ = [
    "HELP_LISTS",
    "HelpList",
    "Helped",
    "RiskHelp",
    "active_households",
    "help_by_risk",
    "help_list",
    "help_matrix",
]
