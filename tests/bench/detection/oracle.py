"""The best that the counts of a year allow, for who knows what no office can know."""

import numpy as np

from tests.bench.detection.counts import Year, likelihood
from tests.bench.detection.land import Floats
from tests.bench.detection.need import OTHER

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(21)


def oracle(year: Year) -> Floats:
    """Scores, the most suspicious lowest: the odds that a village makes all its inclusions, for
    who knows each true rate and the share left.

    Where all villages looked at are as likely to hold back, as among those that were hit, the
    posterior is in the order of the likelihood ratio (Neyman and Pearson), and no order finds
    more of them on average.
    """
    return _odds(
        likelihood(year.now.observed, year.expected),
        likelihood(year.now.observed, year.left * year.expected),
    )


def oracle_of_exposure(year: Year) -> Floats:
    """The same for who knows exactly what poverty and disaster explain, and of all else only how
    much it varies: no model of exposure alone can do better.
    """
    in_full = np.zeros(len(year.explained))
    held_back = np.zeros(len(year.explained))
    for node, weight in zip(NODES, WEIGHTS, strict=True):
        mean = year.explained * np.exp(OTHER * node - OTHER**2 / 2)
        in_full += weight * likelihood(year.now.observed, mean)
        held_back += weight * likelihood(year.now.observed, year.left * mean)
    return _odds(in_full, held_back)


def _odds(in_full: Floats, held_back: Floats) -> Floats:
    return np.log(in_full) - np.log(held_back)
