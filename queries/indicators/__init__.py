"""Every indicator, by id, in the contract's order."""

from queries.indicators.declaration import Basis, Count, Indicator, Reading
from queries.indicators.exit import EXIT
from queries.indicators.gaps import GAPS
from queries.indicators.help import HELP
from queries.indicators.inclusion import INCLUSION
from queries.indicators.order import ORDER
from queries.indicators.rounds import ROUNDS

INDICATORS: dict[str, Indicator] = {
    indicator.id: indicator for indicator in (*INCLUSION, *GAPS, *HELP, *EXIT, *ORDER, *ROUNDS)
}

__all__ = ["INDICATORS", "Basis", "Count", "Indicator", "Reading"]
