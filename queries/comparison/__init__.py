"""乡镇对比, 村级对比: places of one level beside each other, none of them by a bare rank."""

from queries.comparison.compared import COMPARED, behind
from queries.comparison.concentration import Concentration, concentration
from queries.comparison.standing import Comparison, Position, Standing, compare

__all__ = [
    "COMPARED",
    "Comparison",
    "Concentration",
    "Position",
    "Standing",
    "behind",
    "compare",
    "concentration",
]
