"""What every figure must be: the contract in dictionaries and loops.

Written from the contract alone. It shares nothing with `data` and `queries`, so that an
agreement of the two says something. Slow and plain on purpose.
"""

from tests.oracle.figures import ORACLE, Figure, figures
from tests.oracle.findings import FINDING_ORACLE, found
from tests.oracle.records import Export, Month, Record, Region, Register
from tests.oracle.rules import Asked

__all__ = [
    "FINDING_ORACLE",
    "ORACLE",
    "Asked",
    "Export",
    "Figure",
    "Month",
    "Record",
    "Region",
    "Register",
    "figures",
    "found",
]
