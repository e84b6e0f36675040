"""A risk at a place: what was seen, what was to be expected, and whether it says anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from queries.clusters.events import Source
from queries.clusters.expectation import Expected
from queries.clusters.tallies import Tally
from queries.clusters.window import Window
from queries.clusters.wording import sentence
from queries.flags.flag import Grade
from queries.indicators.clauses import MASS_RISK
from queries.scope import Level

FLAG = "mass_risk"
FEWEST_HOUSEHOLDS = 3  # below it nothing is a cluster, however rare
# Of all 信号 of a look at most one in twenty is chance, of all 信号 and 关注 one in five.
SIGNAL_SHARE, ATTENTION_SHARE = 0.05, 0.20


@dataclass(frozen=True)
class Cluster:
    """One place and risk in the window. Counts are households.

    `probability` is the chance of so many or more; `adjusted` the same raised for the number
    of tests (`queries.statistics.false_discovery`). Both, and `expected`, are None where the
    place has no 农村户数 or the records are too young. `unmeasurable` households may lie in
    the window: only their month is known.
    """

    source: Source
    level: Level
    risk: str
    region_code: str
    region: str
    observed: int
    past: int
    unmeasurable: int
    window: Window
    expected: Expected | None
    probability: float | None
    adjusted: float | None
    lapses_on: date | None

    @property
    def grade(self) -> Grade | None:
        if self.adjusted is None or self.observed < FEWEST_HOUSEHOLDS:
            return None
        if self.adjusted <= SIGNAL_SHARE:
            return Grade.SIGNAL
        return Grade.ATTENTION if self.adjusted <= ATTENTION_SHARE else None

    @property
    def sentence(self) -> str:
        return sentence(self)

    def reported(self) -> dict[str, Any]:
        return {
            "flag": FLAG,
            "grade": self.grade,
            "region_code": self.region_code,
            "region": self.region,
            "source": self.source.value,
            "risk": self.risk,
            "observed": self.observed,
            "expected": self.expected.together.mean if self.expected else None,
            "probability": self.probability,
            "window_start": self.window.start.isoformat(),
            "window_end": self.window.end.isoformat(),
            "unmeasurable": self.unmeasurable,
            "sentence": self.sentence,
            "clause": MASS_RISK,
        }


def lapses_on(now: Mapping[int | str, date], window: Window) -> date | None:
    """The first day on which fewer than three households are left in the window, if no other
    comes; None where there are fewer already.
    """
    days = sorted(now.values(), reverse=True)
    if len(days) < FEWEST_HOUSEHOLDS:
        return None
    return days[FEWEST_HOUSEHOLDS - 1] + timedelta(days=window.days)


def chance_of(tally: Tally, expected: Expected) -> float:
    """1 for what is too little to be a cluster, which leaves no room to other tests."""
    seen = len(tally.now)
    return 1.0 if seen < FEWEST_HOUSEHOLDS else expected.together.chance_of_at_least(seen)
