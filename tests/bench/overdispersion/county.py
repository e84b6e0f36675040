"""A county whose places differ by chance, by custom, and some of them because they hold back."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from queries.statistics.funnel import SMALLEST_DENOMINATOR, Share

HELD_TO = 0.4  # of what the place would have done


def townships(random: np.random.Generator) -> np.ndarray:
    return random.integers(60, 901, 13)


def villages(random: np.random.Generator) -> np.ndarray:
    """Monitored households of 140 villages: 13 on average, from 1 to some 50."""
    return np.maximum(1, random.poisson(random.gamma(1.6, 8, 140)))


@dataclass(frozen=True)
class Setting:
    """`share`: what is usual; `custom`: the standard deviation between places; `holding`: how many
    of those large enough hold back.
    """

    places: str
    sizes: Callable[[np.random.Generator], np.ndarray]
    share: float
    custom: float
    holding: int


SETTINGS = tuple(
    Setting(places, sizes, share, custom, holding)
    for places, sizes, some in (("13 townships", townships, 2), ("140 villages", villages, 10))
    for share in (0.6, 0.9)
    for custom in (0.0, 0.08)
    for holding in (0, some)
)


def county(setting: Setting, seed: int) -> tuple[list[Share], np.ndarray]:
    """The places, and which of them hold back."""
    random = np.random.default_rng(seed)
    sizes = setting.sizes(random)
    usual = np.full(len(sizes), setting.share)
    if setting.custom:
        spare = setting.share * (1 - setting.share) / setting.custom**2 - 1
        usual = random.beta(setting.share * spare, (1 - setting.share) * spare, len(sizes))
    holds_back = np.zeros(len(sizes), dtype=bool)
    large = np.flatnonzero(sizes >= SMALLEST_DENOMINATOR)
    holds_back[random.choice(large, min(setting.holding, len(large)), replace=False)] = True
    counts = random.binomial(sizes, np.where(holds_back, HELD_TO * usual, usual))
    shares = [Share(n, of) for n, of in zip(counts.tolist(), sizes.tolist(), strict=True)]
    return shares, holds_back
