"""Means over counties with what they may be wrong by."""

from typing import NamedTuple

import numpy as np
import pandas as pd

SURE = 2.0  # standard errors from which a difference is one


class Estimate(NamedTuple):
    """`error` is the standard error, of which the counties are the sample."""

    value: float
    error: float

    def __str__(self) -> str:
        return f"{self.value:.2f} ± {self.error:.2f}"

    @property
    def signed(self) -> str:
        return f"{self.value:+.2f} ± {self.error:.2f}"

    @property
    def is_below_zero(self) -> bool:
        return self.value < -SURE * self.error


def mean_of(values: pd.Series) -> Estimate:
    """Of one value a county."""
    return Estimate(float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values))))


def by_county(picks: pd.DataFrame, method: str) -> pd.Series:
    """Mean hits of a method in each county, over the settings that `picks` holds."""
    return picks[picks["method"] == method].groupby("seed")["hits"].mean()


def hits(picks: pd.DataFrame, method: str) -> Estimate:
    return mean_of(by_county(picks, method))


def difference(picks: pd.DataFrame, method: str, other: str) -> Estimate:
    """Hits of the one minus those of the other in the same counties."""
    return mean_of(by_county(picks, method) - by_county(picks, other))


def share(part: pd.Series, whole: pd.Series) -> Estimate | None:
    """Of all counties' whole together, each county one of the sample; None of nothing."""
    if not whole.sum():
        return None
    ratio = part.sum() / whole.sum()
    return Estimate(float(ratio), float(np.sqrt(((part - ratio * whole) ** 2).sum()) / whole.sum()))
