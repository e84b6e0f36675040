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


def by_method(picks: pd.DataFrame, value: str = "hits") -> pd.DataFrame:
    """One row a setting and county, one column a method."""
    return picks.pivot(index=["base", "left", "shape", "seed"], columns="method", values=value)


def hits(found: pd.DataFrame, method: str) -> Estimate:
    """Of a part of `by_method`: the mean over its settings is what a county counts with."""
    return mean_of(found[method].groupby("seed").mean())


def difference(found: pd.DataFrame, method: str, other: str) -> Estimate:
    """Hits of the one minus those of the other in the same counties."""
    return mean_of((found[method] - found[other]).groupby("seed").mean())


def share(part: pd.Series, whole: pd.Series) -> Estimate | None:
    """Of all counties' whole together, each county one of the sample; None of nothing."""
    if not whole.sum():
        return None
    ratio = part.sum() / whole.sum()
    return Estimate(float(ratio), float(np.sqrt(((part - ratio * whole) ** 2).sum()) / whole.sum()))
