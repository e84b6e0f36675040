"""How many households of a village come into need: what exposure explains, and what nothing does.

Not log-linear: poverty saturates, a disaster counts from a threshold on and adds to what poverty
does instead of multiplying it. What is left differs lognormally, alike among neighbours and
within a township.
"""

from dataclasses import dataclass

import numpy as np

from tests.bench.detection.disasters import DROUGHT, FLOOD, STORM, Event
from tests.bench.detection.land import Floats, Land, Marks, field

THRESHOLD = {FLOOD: 0.25, STORM: 0.3, DROUGHT: 0.4}
# By how much the worst damage raises the need of a village without poverty, which has 0.5.
WORST = {FLOOD: 3.0, STORM: 2.0, DROUGHT: 1.2}
HIT = 0.5  # from where a village counts as hit: as much again as it would have without poverty
NEIGHBOURS, TOWNSHIP, OWN = 0.25, 0.20, 0.25  # of the logarithm
OTHER = float(np.sqrt(NEIGHBOURS**2 + TOWNSHIP**2 + OWN**2))


@dataclass(frozen=True)
class Poverty:
    """Shares of a village's people, 0..1."""

    out_of_poverty: Floats
    low_income: Floats


@dataclass(frozen=True)
class Need:
    """By village, in a unit of its own: `standing` of each year, `raised` by the disasters of
    this year, `raised_before` by those of the two years before; all times `other`.
    """

    standing: Floats
    raised: Floats
    raised_before: Floats
    other: Floats

    @property
    def is_hit(self) -> Marks:
        return self.raised >= HIT

    @property
    def explained(self) -> Floats:
        """Of this year, without `other`, which nobody can know."""
        return self.standing + self.raised

    @property
    def full(self) -> Floats:
        return self.explained * self.other

    @property
    def before(self) -> Floats:
        """Of both years before together."""
        return (2 * self.standing + self.raised_before) * self.other


def poverty(rng: np.random.Generator, land: Land) -> Poverty:
    level = 0.8 * field(rng, land.at, 0.3) + 0.6 * rng.normal(size=len(land))
    out_of_poverty = 0.5 / (1 + np.exp(-(level - 1.6)))
    low_income = out_of_poverty * 0.25 * rng.lognormal(0, 0.4, len(land)) + 0.01
    return Poverty(out_of_poverty, np.minimum(low_income, 0.4))


def need(
    rng: np.random.Generator, land: Land, poor: Poverty, now: list[Event], before: list[Event]
) -> Need:
    share = poor.out_of_poverty + poor.low_income
    townships = rng.normal(0, TOWNSHIP, land.township.max() + 1)
    other = (
        NEIGHBOURS * field(rng, land.at, 0.15)
        + townships[land.township]
        + rng.normal(0, OWN, len(land))
    )
    standing = 0.5 + 1.5 * share / (share + 0.15)
    return Need(standing, raised(now, len(land)), raised(before, len(land)), np.exp(other))


def raised(events: list[Event], villages: int) -> Floats:
    total = np.zeros(villages)
    for event in events:
        start = THRESHOLD[event.hazard]
        beyond = np.clip((event.damage - start) / (1 - start), 0, 1)
        total += WORST[event.hazard] * beyond**0.7
    return total
