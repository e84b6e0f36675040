"""What a flag is: a place worth a look, with what was seen and what was to be expected."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from queries.statistics.intervals import Interval


class Grade(StrEnum):
    """How much a flag says. Only the first two compare; none of them accuses."""

    SIGNAL = "信号"
    ATTENTION = "关注"
    TO_VERIFY = "待核实"  # exposed and nobody included, too few expected to judge
    TOO_FEW = "样本过少"  # greyed, with its interval, never ranked


COMPARED = (Grade.SIGNAL, Grade.ATTENTION)


# What a flag is reported as outside the pages; the names are fixed.
REPORTED = (
    "flag",
    "grade",
    "region_code",
    "region",
    "observed",
    "expected",
    "probability",
    "sentence",
    "clause",
)


@dataclass(frozen=True)
class Flag:
    """One flag of one place.

    `observed` and `expected` are counts of the numerator, `probability` 0..1: for a funnel
    the chance that a place like its peers lies so far out on this side; for
    `low_inclusion_despite_disaster` that its true rate is below half of the expected.
    样本过少 has neither `expected` nor `probability`. `interval` is the 95 % interval of the
    share (funnels) or of the count (inclusions). `to_decide` says what would settle a 待核实;
    `indicator` whose numerator and denominator these are.
    """

    flag: str
    title: str
    grade: Grade
    region_code: str
    region: str
    observed: int
    expected: float | None
    probability: float | None
    sentence: str
    clause: str
    numerator: int
    denominator: int
    interval: Interval
    to_decide: str = ""
    indicator: str = ""

    def reported(self) -> dict[str, Any]:
        """The sentence ends with what would settle it: outside the pages nothing else does."""
        plain = {name: getattr(self, name) for name in REPORTED}
        return plain | {"sentence": self.sentence + self.to_decide}
