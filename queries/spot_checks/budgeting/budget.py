"""What a budget of visits buys: what it is likely to find, and how closely it tells the rate of
all households. Nothing is drawn for it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from queries.spot_checks.budgeting.chances import Chances, Kind, chances
from queries.spot_checks.design import Design
from queries.spot_checks.frame import Frame
from queries.statistics.intervals import share_exact

ASSUMED_RATE = 0.02
# How alike the households of one village are: the correlation of two of them. Stated, not learnt:
# one round has too few villages to tell. Household surveys mostly find 0.01 to 0.1.
ALIKE = 0.05
MORE_VILLAGES = (0, 1, 2)  # in a township, above the quota
MORE_HOUSEHOLDS = (1.0, 1.5)  # in a village, times the quota


@dataclass(frozen=True)
class Rates:
    """In which share of visited households, 0..1, something turns out wrong: of those that rules
    have found (`flagged`) and of the others. `checked`: the visits of past rounds that taught
    it; 0 where it is assumed."""

    flagged: float = ASSUMED_RATE
    others: float = ASSUMED_RATE
    checked: int = 0


@dataclass(frozen=True)
class Budget:
    """Expectations over all seeds. `flagged`: visited households that rules have found;
    `problems`: those in which something turns out wrong; `half_width`: half of the 95 % interval
    of the rate of all households, 0..1, at ASSUMED_RATE. None where some household cannot be
    drawn, as may be without a sentinel: nothing can be extrapolated then."""

    villages: int  # in each township
    households: int  # in each drawn village
    drawn_villages: int
    visits: float
    flagged: float
    problems: float
    half_width: float | None


@dataclass(frozen=True)
class _Village:
    """How it stands among those of its township, and its households by kind."""

    kind: Kind
    households: Counter[Kind]

    @property
    def size(self) -> int:
        return self.households.total()


def budgets(frame: Frame, quota: Design, past: Rates = Rates()) -> list[Budget]:
    """Six designs from the quota upward, by villages and then by households."""
    townships = _townships(frame)
    designs = [
        replace(quota, villages=quota.villages + more, households=round(quota.households * times))
        for more in MORE_VILLAGES
        for times in MORE_HOUSEHOLDS
    ]
    return [_budget(townships, design, past) for design in designs]


def budget(frame: Frame, design: Design, past: Rates = Rates()) -> Budget:
    """The same of one design. What it insists on or avoids is not considered."""
    return _budget(_townships(frame), design, past)


def _townships(frame: Frame) -> list[list[_Village]]:
    """A village without households cannot be drawn."""
    kinds: dict[str, Counter[Kind]] = {one.code: Counter() for one in frame.villages}
    for household in frame.households:
        kinds[household.village_code][_kind_of(household.points, household.reasons)] += 1
    townships: dict[str, list[_Village]] = {}
    for one in frame.villages:
        if not kinds[one.code]:
            continue
        village = _Village(_kind_of(one.points, one.reasons), kinds[one.code])
        townships.setdefault(one.township_code, []).append(village)
    return list(townships.values())


def _kind_of(points: int, reasons: Sequence[str]) -> Kind:
    return Kind(points, bool(reasons))


def _budget(townships: Sequence[Sequence[_Village]], design: Design, past: Rates) -> Budget:
    visits = flagged = spread = 0.0
    for township in townships:
        stage = chances(Counter(one.kind for one in township), design.villages, design.sentinel)
        for village in township:
            within = chances(village.households, design.households, design.sentinel)
            chance = stage.of[village.kind]
            visits += chance * within.drawn
            flagged += chance * sum(
                within.of[kind] * n for kind, n in village.households.items() if kind.is_flagged
            )
            spread += _spread(village, chance, within)
    return Budget(
        design.villages,
        design.households,
        sum(min(design.villages, len(township)) for township in townships),
        visits,
        flagged,
        past.flagged * flagged + past.others * (visits - flagged),
        _half_width(spread, sum(v.size for one in townships for v in one)),
    )


def _spread(village: _Village, chance: float, within: Chances) -> float:
    """What the village adds to the variance of the estimated number of households in which
    something is wrong, in units of rate × (1 − rate); `chance` of its being drawn.

    The anticipated variance (Isaki CT, Fuller WA (1982), J Am Stat Assoc 77:89-96) of an
    estimate by 1 ÷ probability, every two households of a village being ALIKE.
    """
    if not chance:
        return inf
    apart = 0.0
    for kind, number in village.households.items():
        own = chance * within.of[kind]
        apart += number * (1 / own - 1) if own else inf
    return (1 - ALIKE) * apart + ALIKE * village.size**2 * (1 / chance - 1)


def _half_width(spread: float, households: int) -> float | None:
    """By as many households of a simple random sample as would tell it equally well.

    Korn EL, Graubard BI (1998), Surv Methodol 24:193-201.
    """
    if not households or spread == inf:
        return None
    if spread == 0:
        return 0.0  # all are visited
    effective = households**2 / spread
    low, high = share_exact(ASSUMED_RATE * effective, effective)
    return (high - low) / 2
