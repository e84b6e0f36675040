"""What a place's own years say of its true rate: what it keeps, and what comes and goes.

A place that lies low one year may do so by lot: inclusions come in batches, a meeting is put
off. Only what its years share is a true difference. So the spread between places is parted in
two by how far a year resembles the two before; what comes and goes no longer counts as low.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import gammaincinv

from queries.expected.likelihood import HELD_BACK_TO

# So many equally likely values stand for the distribution of what a place keeps.
STEPS = 200
# Who held back before is as likely to do the same again as to be like anybody else.
SAME_AGAIN = 0.5
# The share that is kept is a priori a half, as known from so many places; never all or none.
LIKE_PLACES = 60
KEPT = (0.05, 0.95)
LEAST = 1e-9  # expected, lest its logarithm be none; what is seen counts as ever
SHARES = np.array([1.0, *HELD_BACK_TO])


class Earlier(NamedTuple):
    """New inclusions of a place in the years before the period, seen and expected."""

    observed: int
    expected: float


@dataclass(frozen=True)
class Years:
    """Gamma shapes: `kept` of what lasts from year to year, `passing` of what one period adds.
    `holding_back`: the share of the exposed that does.
    """

    kept: float
    passing: float
    holding_back: float

    def probability_below(
        self, share: float, observed: int, expected: float, earlier: Earlier
    ) -> float:
        """P(θ < `share`) given both counts, θ being what the place keeps times what it includes
        of that. It falls with `observed` and rises with `expected`, whatever the years before.
        """
        kept = (gammaincinv(self.kept, (np.arange(STEPS) + 0.5) / STEPS) / self.kept)[:, None]
        each = self.holding_back / len(HELD_BACK_TO)
        held = np.array([1 - self.holding_back, *[each] * len(HELD_BACK_TO)])
        theta = kept * SHARES
        now = _likelihood(observed, max(expected, LEAST) * theta, self.passing)
        # Of two years the passing part is half as uneven.
        usual = max(earlier.expected, LEAST)
        before = _likelihood(earlier.observed, usual * theta, 2 * self.passing)
        anybody = (before * held).sum(axis=1, keepdims=True)
        weight = now * held * (SAME_AGAIN * before + (1 - SAME_AGAIN) * anybody)
        return float(weight[theta < share].sum() / weight.sum())


def _likelihood(count: int, mean: np.ndarray, shape: float) -> np.ndarray:
    """Negative binomial, up to a factor: 1 at the likeliest of `mean`."""
    log = count * np.log(mean) - (count + shape) * np.log(shape + mean)
    return np.exp(log - log.max())


def years(
    shape: float,
    holding_back: float,
    now: Sequence[Earlier],
    before: Sequence[Earlier],
    weights: Sequence[float],
) -> Years:
    """`shape` of all differences between places in one period, parted by how their counts go
    together with those `before` (a moment: mean of the product of both surpluses), each place
    counting by its chance of not holding back.
    """
    surplus = sum(
        weight * (one.observed - one.expected) * (other.observed - other.expected)
        for one, other, weight in zip(now, before, weights, strict=True)
    )
    scale = sum(
        weight * one.expected * other.expected
        for one, other, weight in zip(now, before, weights, strict=True)
    )
    places = len(weights)
    seen = min(max(shape * surplus / scale, KEPT[0]), KEPT[1]) if scale else 0.5
    kept = (places * seen + LIKE_PLACES * 0.5) / (places + LIKE_PLACES) / shape
    # (1 + variance of one part)(1 + variance of the other) = 1 + variance of both.
    return Years(1 / kept, 1 / ((1 + 1 / shape) / (1 + kept) - 1), holding_back)
