"""How many households a village has: skewed, as in real counties."""

import numpy as np
import pandas as pd
from scipy.special import ndtri

SPREAD = 0.8  # of the logarithm: the largest villages have some forty times the smallest
SMALLEST = 3
DEALS = 20


def add_sizes(rng: np.random.Generator, villages: pd.DataFrame, households: int) -> None:
    """Adds households, and rank: 0 for all villages of the largest township, and so on down.

    Sizes are lognormal quantiles, dealt so that no township gets all the large ones.
    """
    townships = villages["township_code"].astype("category").cat.codes.to_numpy()
    number = len(villages)
    weights = np.exp(SPREAD * ndtri((np.arange(number) + 0.5) / number))
    deals = [rng.permutation(weights) for _ in range(DEALS)]
    fairest = min(deals, key=lambda deal: _unevenness(deal, townships))
    smallest = min(SMALLEST, households // number)
    sizes = smallest + shared_out(fairest, households - smallest * number)
    villages["households"] = sizes
    villages["rank"] = np.argsort(np.argsort(-np.bincount(townships, sizes)))[townships]


def _unevenness(weights: np.ndarray, townships: np.ndarray) -> float:
    means = np.bincount(townships, weights) / np.bincount(townships)
    return float(means.std())


def shared_out(weights: np.ndarray, total: int) -> np.ndarray:
    """`total` whole items in proportion to weights, by running sums so that none is lost."""
    running = np.round(np.cumsum(weights) / weights.sum() * total).astype(int)
    return np.diff(running, prepend=0)
