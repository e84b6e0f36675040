"""The fifteen villages that an order sends inspectors to first."""

from dataclasses import dataclass

import numpy as np

from tests.bench.detection.land import Floats, Marks, Whole

FIRST = 15


@dataclass(frozen=True)
class Picked:
    """`hits`: how many of the picked hold back; `size`: their median 农村户数."""

    hits: int
    size: float


def picked(
    scores: Floats, among: Marks, holds_back: Marks, households: Whole, first: int = FIRST
) -> Picked:
    """The `first` of the lowest scores among the villages marked, or all if there are fewer."""
    candidates = np.flatnonzero(among)
    visited = candidates[np.argsort(scores[candidates], kind="stable")[:first]]
    return Picked(int(holds_back[visited].sum()), float(np.median(households[visited])))
