"""Every indicator, by id, in the contract's order."""

from queries.indicators.declaration import Basis, Count, Indicator, Reading
from queries.indicators.exit import EXIT
from queries.indicators.gaps import GAPS
from queries.indicators.ground import GROUND
from queries.indicators.help import HELP
from queries.indicators.inclusion import INCLUSION
from queries.indicators.order import ORDER
from queries.indicators.rectification import RECTIFICATION
from queries.indicators.rounds import DISASTERS, SCREENING
from queries.indicators.visits import VISITS

INDICATORS: dict[str, Indicator] = {
    indicator.id: indicator
    for indicator in (
        *INCLUSION,
        *GAPS,
        *HELP,
        *VISITS,
        *EXIT,
        *ORDER,
        *RECTIFICATION,
        *SCREENING,
        *GROUND,
        *DISASTERS,
    )
}

__all__ = ["INDICATORS", "Basis", "Count", "Indicator", "Reading"]
