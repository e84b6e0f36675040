"""What is expected of a place, and how what was seen compares with it."""

from dataclasses import dataclass

from queries.expected.prior import UNLEARNT, Prior
from queries.expected.years import Earlier, Years
from queries.statistics.gamma_poisson import Predicted, chance_of_so_few

HALF = 0.5


@dataclass(frozen=True)
class Expectation:
    """The new inclusions of a place are Poisson(θ · expected), θ as `prior` says.

    `by_size` is what its households alone let expect at the rate of all places together; it
    is never above `expected`. `alike`: the gamma shape of the rates of places that hold nothing
    back; None where nothing is known of it and they are taken for wholly alike. `years` and
    `earlier` where the county's years before tell what a place keeps from what comes and goes.
    """

    code: str
    observed: int
    by_size: float
    expected: float
    prior: Prior = UNLEARNT
    alike: float | None = None
    years: Years | None = None
    earlier: Earlier | None = None

    @property
    def probability(self) -> float:
        """P(θ < 0.5 | observed): that the true rate is below half of the expected one."""
        if self.years and self.earlier:
            return self.years.probability_below(HALF, self.observed, self.expected, self.earlier)
        return self.prior.probability_below(HALF, self.observed, self.expected)

    @property
    def chance(self) -> float:
        """P(so few or fewer) in a place that holds nothing back: Poisson's lower tail, or the
        negative binomial's where such places are known to differ.
        """
        if self.alike is None:
            return chance_of_so_few(self.observed, self.expected)
        return Predicted(self.expected, self.alike).chance_of_at_most(self.observed)
