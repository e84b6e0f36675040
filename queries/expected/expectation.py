"""What is expected of a place, and how what was seen compares with it."""

from dataclasses import dataclass

from queries.statistics.gamma_poisson import (
    PRIOR_RATE,
    PRIOR_SHAPE,
    chance_of_so_few,
    probability_below,
)

HALF = 0.5


@dataclass(frozen=True)
class Expectation:
    """The new inclusions of a place are Poisson(θ · expected), θ ~ Gamma(shape, rate).

    `by_size` is what its households alone let expect at the rate of all places together; it
    is never above `expected`.
    """

    code: str
    observed: int
    by_size: float
    expected: float
    shape: float = PRIOR_SHAPE
    rate: float = PRIOR_RATE

    @property
    def probability(self) -> float:
        """P(θ < 0.5 | observed): that the true rate is below half of the expected one."""
        return probability_below(HALF, self.observed, self.expected, self.shape, self.rate)

    @property
    def chance(self) -> float:
        """P(so few or fewer) in a place that includes what is expected of it."""
        return chance_of_so_few(self.observed, self.expected)
