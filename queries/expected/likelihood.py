"""How likely a county's counts are, if some of its exposed places hold back and we don't know
which: a mixture of negative binomials, with its slope.

A place that holds nothing back has a count of mean `expected` = households · rate ·
(1 + strengths · extra), gamma-distributed between places with one shape; of the exposed a share
holds back and includes HELD_BACK_TO of that. Since a place counts for the rate and the extras
only by the chance that it holds nothing back, those that do teach (almost) nothing. Mixtures of
Poisson regressions: Wang P et al. (1996), Biometrics 52:381-400; the additive rate, in which
each inclusion has one cause: Breslow NE, Day NE (1987), Statistical Methods in Cancer Research
II, IARC, section 4.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import digamma, expit, gammaln

# What places that hold back include of what they should, each as likely as the others.
HELD_BACK_TO = (0.1, 0.3, 0.5)
SHARES = np.array([1.0, *HELD_BACK_TO])


class Parameters(NamedTuple):
    """`rate`: inclusions a household without a reason. `extra`: by what multiple of it a reason
    at its strongest raises it. `shape`: of the gamma between places. `holding_back`: share of
    the exposed places.
    """

    rate: float
    extra: np.ndarray
    shape: float
    holding_back: float

    @classmethod
    def of(cls, free: np.ndarray) -> "Parameters":
        """From a vector without bounds: log rate, extra, log shape, logit of holding back."""
        return cls(
            float(np.exp(free[0])), free[1:-2], float(np.exp(free[-2])), float(expit(free[-1]))
        )


@dataclass(frozen=True)
class Counts:
    """One row a place with at least a household: how many live there, how many were included,
    its reasons' strengths, whether it is exposed.
    """

    households: np.ndarray
    observed: np.ndarray
    strengths: np.ndarray
    exposed: np.ndarray

    def raised(self, extra: np.ndarray) -> np.ndarray:
        """By what multiple each place's reasons raise the rate. As a sum, since a product of so
        small matrices costs more in threads than in numbers.
        """
        return 1 + (self.strengths * extra).sum(axis=1)

    def log_likelihood(self, free: np.ndarray) -> tuple[float, np.ndarray]:
        """Of the parameters as one vector (see `Parameters.of`), and its gradient."""
        rate, extra, shape, back = Parameters.of(free)
        raised = self.raised(extra)
        mean = (self.households * rate * raised)[:, None] * SHARES
        count = self.observed[:, None]
        each = np.full(len(HELD_BACK_TO), back / len(HELD_BACK_TO))
        weights = np.where(self.exposed[:, None], [1 - back, *each], [1.0, *np.zeros_like(each)])
        both = shape + mean
        log = (
            gammaln(count + shape)
            - gammaln(shape)
            - gammaln(count + 1)
            + shape * np.log(shape / both)
            + count * np.log(mean / both)
        )
        most = log.max(axis=1, keepdims=True)
        parts = weights * np.exp(log - most)
        total = parts.sum(axis=1, keepdims=True)
        parts /= total
        by_mean = (parts * (count - (count + shape) * mean / both)).sum(axis=1)
        by_shape = parts * (
            digamma(count + shape) - digamma(shape) + np.log(shape / both) + (mean - count) / both
        )
        hold = parts[self.exposed, 1:].sum()
        gradient = [
            by_mean.sum(),
            *(self.strengths * (by_mean / raised)[:, None]).sum(axis=0),
            shape * by_shape.sum(),
            hold - back * self.exposed.sum(),
        ]
        return float((most + np.log(total)).sum()), np.array(gradient)
