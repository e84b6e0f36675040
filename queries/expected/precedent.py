"""What a county's own past lets expect of the households that a disaster has hit.

If all places hold back at once, none of them is low beside the others; but of a thousand
households hit by a flood of the year before, so many were included.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincinv

from queries.expected.expectation import HALF
from queries.expected.place import Place
from queries.statistics.gamma_poisson import PRIOR_RATE, PRIOR_SHAPE, Predicted

JEFFREYS = 0.5
# So many equally likely values of θ stand for its whole distribution.
STEPS = 2000
THETAS = gammaincinv(PRIOR_SHAPE, (np.arange(STEPS) + 0.5) / STEPS) / PRIOR_RATE


@dataclass(frozen=True)
class Precedent:
    """Inclusions 因自然灾害 soon after the period's disasters of one kind, in one place, against
    those after earlier ones in the whole county: `before` among `affected_before` households.
    """

    hazard: str
    observed: int
    affected: int
    before: int
    affected_before: int

    @property
    def expected(self) -> float:
        return self.affected * self.before / self.affected_before

    @property
    def probability(self) -> float:
        """P(θ < 0.5 | observed), θ ~ Gamma(2, 2) a priori; the earlier rate is itself only
        known as well as its count allows, so that the count to come is negative binomial.
        """
        mean, size = self._foretold
        means = THETAS * mean
        log = size * np.log(size / (size + means)) + self.observed * np.log(means / (size + means))
        weights = np.exp(log - log.max())
        return float(weights[THETAS < HALF].sum() / weights.sum())

    @property
    def chance(self) -> float:
        """P(so few or fewer), if disasters are answered as before."""
        return self._foretold.chance_of_at_most(self.observed)

    @property
    def _foretold(self) -> Predicted:
        size = self.before + JEFFREYS
        return Predicted(self.affected * size / self.affected_before, size)


def precedents(places: Sequence[Place]) -> list[Precedent | None]:
    """One for each place of one level of one county, in their order.

    None where no disaster of the kind that hit it hardest went before, where none of its
    households was included after that, or where its own affected households are unknown.
    """
    before: Counter[str] = Counter()
    affected_before: Counter[str] = Counter()
    for place in places:
        past = place.past
        if past and past.hazard and past.affected_households:
            before[past.hazard] += past.included_after
            affected_before[past.hazard] += past.affected_households
    return [
        Precedent(
            place.hazard,
            place.included_after,
            place.affected_households,
            before[place.hazard],
            affected_before[place.hazard],
        )
        if place.hazard and place.affected_households and before[place.hazard]
        else None
        for place in places
    ]
