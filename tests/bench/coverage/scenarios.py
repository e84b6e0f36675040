"""How the households that are found wrong are spread over the county."""

from dataclasses import dataclass

import numpy as np

from tests.bench.coverage.county import County

PREVALENCES = (0.005, 0.02, 0.1)
FLAGGED_VILLAGE = 2.0  # times as often, where points are informative
FOUND_BY_A_RULE = 8.0


@dataclass(frozen=True)
class Scenario:
    """`prevalence`: the share expected of the county. `clustering`: the variance, about a mean
    of 1, of the factor by which a village has more or less of it (Gamma distributed); 0: all
    villages alike. `informative`: rules and flags know something."""

    prevalence: float
    clustering: float
    informative: bool

    @property
    def correlation(self) -> float:
        """Of two households of one village."""
        return self.clustering * self.prevalence / (1 - self.prevalence)

    def outcome(self, county: County, random: np.random.Generator) -> np.ndarray:
        """Of each household whether it is wrong: a new county with each call."""
        factor = np.ones(len(county.frame.villages))
        if self.clustering:
            factor = random.gamma(1 / self.clustering, self.clustering, len(factor))
        risk = factor[county.village_of]
        if self.informative:
            village = np.where(county.village_is_flagged, FLAGGED_VILLAGE, 1.0)
            risk = risk * village[county.village_of]
            risk = risk * np.where(county.is_flagged, FOUND_BY_A_RULE, 1.0)
        return random.random(len(risk)) < self.prevalence * risk / risk.mean()


SCENARIOS = tuple(
    Scenario(prevalence, clustering, informative)
    for prevalence in PREVALENCES
    for clustering in (0.0, 1.0)
    for informative in (False, True)
)
# Villages differ so much that a tenth of them have half of what is wrong.
HARDEST = tuple(Scenario(prevalence, 3.0, True) for prevalence in PREVALENCES)
