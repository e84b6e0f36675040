"""What a county teaches about itself: its usual rate, what exposure adds, how places differ,
and how many hold back. Maximum a posteriori, so that little data moves little.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammainc

from queries.expected.likelihood import HELD_BACK_TO, Counts, Parameters
from queries.expected.place import Place
from queries.expected.prior import Gamma, Prior
from queries.expected.reasons import reasons
from queries.statistics.gamma_poisson import PRIOR_RATE, PRIOR_SHAPE

# Below these a county has too little to learn from.
ENOUGH_PLACES = 30
ENOUGH_INCLUDED = 30
# A priori as many hold back as Gamma(2, 2) takes to lie below a half, known as from ten places.
HOLDING_BACK = float(gammainc(PRIOR_SHAPE, 0.5 * PRIOR_RATE))
LIKE_PLACES = 10.0
# A priori the shape between places is about 4, within a factor of 4 in nineteen of twenty.
USUAL_SHAPE, SHAPE_SPREAD = 4.0, 0.7
SHAPES = (1.0, 20.0)
# A priori a reason at its strongest doubles the rate at most, or triples it in one of twenty.
EXTRA_SPREAD = 1.0
MOST_EXTRA = 20.0
STEPS = {"maxfun": 400}


class Extra(NamedTuple):
    """What a reason at the county's strongest adds, inclusions a household."""

    title: str
    rate: float


@dataclass(frozen=True)
class Learnt:
    """`rate`: inclusions a household of a place without any reason, that holds nothing back.
    `expected`: one a place, in their order; `lasting`: by what multiple the reasons that stay
    from year to year raise its rate. `shape`: gamma between such places. `holding_back`: the
    share of the exposed that seems to.
    """

    rate: float
    extras: tuple[Extra, ...]
    expected: tuple[float, ...]
    lasting: tuple[float, ...]
    shape: float
    holding_back: float

    @property
    def prior(self) -> Prior:
        """Of an exposed place: it holds nothing back, or back to one of HELD_BACK_TO."""
        each = self.holding_back / len(HELD_BACK_TO)
        held = (Gamma(each, self.shape, self.shape / share) for share in HELD_BACK_TO)
        return Prior((Gamma(1 - self.holding_back, self.shape, self.shape), *held))


def learn(places: Sequence[Place]) -> Learnt | None:
    """From all places of one level of one county; None where there is too little to learn from:
    few places, few inclusions, or none that differs from the others in a reason.
    """
    reason = reasons(places)
    inhabited = np.array([place.rural_households > 0 for place in places], dtype=bool)
    households = np.array([place.rural_households for place in places], dtype=float)
    observed = np.array([place.observed for place in places], dtype=float)
    if (
        inhabited.sum() < ENOUGH_PLACES
        or observed[inhabited].sum() < ENOUGH_INCLUDED
        or not reason.titles
    ):
        return None
    counts = Counts(
        households[inhabited],
        observed[inhabited],
        reason.strengths[inhabited],
        np.array([place.exposed for place in places], dtype=bool)[inhabited],
    )
    found = most_likely(counts)
    expected = households * found.rate * (1 + reason.strengths @ found.extra)
    return Learnt(
        found.rate,
        tuple(
            Extra(title, float(found.rate * extra))
            for title, extra in zip(reason.titles, found.extra, strict=True)
        ),
        tuple(map(float, expected)),
        tuple(map(float, 1 + reason.strengths @ (found.extra * reason.is_lasting))),
        found.shape,
        found.holding_back,
    )


def most_likely(counts: Counts) -> Parameters:
    """Extras are kept from falling below zero: exposure can only raise what is expected."""
    pooled = counts.observed.sum() / counts.households.sum()
    reasons_told = counts.strengths.shape[1]
    start = np.array([np.log(pooled), *[0.1] * reasons_told, np.log(USUAL_SHAPE), -1.0])
    bounds = [(None, None), *[(0.0, MOST_EXTRA)] * reasons_told, tuple(np.log(SHAPES)), (-9, 3)]

    def minus(free: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = counts.log_likelihood(free)
        before, its_slope = _log_prior(free)
        return -(value + before), -(slope + its_slope)

    # Truncated Newton: L-BFGS-B has threads wait for each other at every of its small steps.
    found = minimize(minus, start, jac=True, bounds=bounds, method="TNC", options=STEPS)
    return Parameters.of(found.x)


def _log_prior(free: np.ndarray) -> tuple[float, np.ndarray]:
    """Up to a constant, and its gradient."""
    _, extra, shape, back = Parameters.of(free)
    off = (np.log(shape) - np.log(USUAL_SHAPE)) / SHAPE_SPREAD
    held, free_of = LIKE_PLACES * HOLDING_BACK, LIKE_PLACES * (1 - HOLDING_BACK)
    value = (
        -0.5 * off**2
        - 0.5 * float(extra @ extra) / EXTRA_SPREAD**2
        + held * np.log(back)
        + free_of * np.log1p(-back)
    )
    slope = np.array(
        [0.0, *(-extra / EXTRA_SPREAD**2), -off / SHAPE_SPREAD, held - LIKE_PLACES * back]
    )
    return float(value), slope
