"""What is thought of a place's true rate, as a multiple θ of the expected one, before its own
count is seen: a mixture of gamma distributions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import gammainc, gammaln

from queries.statistics.gamma_poisson import PRIOR_RATE, PRIOR_SHAPE


class Gamma(NamedTuple):
    """A part of the mixture: its weight, and θ ~ Gamma(shape, rate), of mean shape / rate."""

    weight: float
    shape: float
    rate: float


@dataclass(frozen=True)
class Prior:
    parts: Sequence[Gamma]

    def probability_below(self, share: float, observed: int, expected: float) -> float:
        """P(θ < `share` | observed), the count being Poisson(θ · expected).

        Each part is updated as gamma-Poisson is and counts by how well it foretold the count.
        It falls with the count and rises with the expected one, whatever the mixture.
        """
        weight, shape, rate = np.array(self.parts, dtype=float).T
        foretold = (
            gammaln(shape + observed)
            - gammaln(shape)
            + shape * np.log(rate / (rate + expected))
            - observed * np.log(rate + expected)
        )
        weight = weight * np.exp(foretold - foretold.max())
        below = gammainc(shape + observed, share * (rate + expected))
        return float(weight @ below / weight.sum())


# θ ~ Gamma(2, 2): where a county has too little to learn from.
UNLEARNT = Prior((Gamma(1.0, PRIOR_SHAPE, PRIOR_RATE),))
