"""From need to the number written in the ledger: in lots, and now and then not at all."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import gammaln

from tests.bench.detection.county import HOLDING_BACK, County
from tests.bench.detection.land import Floats, Marks, Whole

IN_LOTS = 8.0  # size of the negative binomial: variance mean + mean² / 8
INNOCENT_ZERO = 0.02  # of villages: their meeting was put off beyond the period
OFTEN = 0.5  # of those that hold back this year, who did so in the two years before as well
# Of the inclusions that a disaster brought: written as 因自然灾害, within 90 days.
WRITTEN_AS_DISASTER = 0.6


class Who(StrEnum):
    """Which of the villages that were hit hold back."""

    NOBODY = "nobody"
    SOME = "fifteen"
    ALL = "all that were hit"


@dataclass(frozen=True)
class Counted:
    """New inclusions in 户 by village; `after` of them are the disaster's by the ledger."""

    observed: Whole
    after: Whole


@dataclass(frozen=True)
class Year:
    """Inclusions by village, and what made them. `before` are both years before together.

    `expected`: the true mean of this year if nobody held back; `explained`: what poverty and
    disaster let expect; `left`: the share of their inclusions that those of `holds_back` make.
    """

    now: Counted
    before: Counted
    expected: Floats
    explained: Floats
    holds_back: Marks
    left: float

    @property
    def true_mean(self) -> Floats:
        return self.expected * np.where(self.holds_back, self.left, 1.0)


def year(rng: np.random.Generator, of: County, base: float, left: float, who: Who) -> Year:
    """`base`: the county's true rate this year, inclusions a household, if nobody held back."""
    households, need = of.land.households, of.need
    holds_back = chosen(rng, need.is_hit, who)
    held_before = holds_back & (rng.random(len(households)) < OFTEN)
    unit = base * households.sum() / (households * need.full).sum()
    explained_unit = base * households.sum() / (households * need.explained).sum()
    expected = unit * households * need.full
    before = unit * households * need.before
    return Year(
        now=_counted(
            rng,
            expected * np.where(holds_back, left, 1.0),
            need.raised / need.explained,
        ),
        before=_counted(
            rng,
            before * np.where(held_before, left, 1.0),
            need.raised_before / (2 * need.standing + need.raised_before),
        ),
        expected=expected,
        explained=explained_unit * households * need.explained,
        holds_back=holds_back,
        left=left,
    )


def chosen(rng: np.random.Generator, is_hit: Marks, who: Who) -> Marks:
    if who is Who.ALL:
        return is_hit
    marks = np.zeros(len(is_hit), dtype=bool)
    if who is Who.SOME:
        marks[rng.choice(np.flatnonzero(is_hit), HOLDING_BACK, replace=False)] = True
    return marks


def _counted(rng: np.random.Generator, mean: Floats, share_of_disaster: Floats) -> Counted:
    observed = rng.negative_binomial(IN_LOTS, IN_LOTS / (IN_LOTS + mean))
    observed[rng.random(len(mean)) < INNOCENT_ZERO] = 0
    return Counted(observed, rng.binomial(observed, share_of_disaster * WRITTEN_AS_DISASTER))


def likelihood(counts: Whole, mean: Floats) -> Floats:
    """The chance of each count under each true mean, as they are made above."""
    log = (
        gammaln(counts + IN_LOTS)
        - gammaln(IN_LOTS)
        - gammaln(counts + 1)
        + IN_LOTS * np.log(IN_LOTS / (IN_LOTS + mean))
        + counts * np.log(mean / (IN_LOTS + mean))
    )
    return INNOCENT_ZERO * (counts == 0) + (1 - INNOCENT_ZERO) * np.exp(log)
