"""The finished rows that oddities are written into, and how some of them are picked."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.recipe import Behaviour

FEW = 4


@dataclass
class Rows:
    """The finished rows; `rank` is the township's of each household, by its position."""

    members: pd.DataFrame
    monitored: pd.DataFrame
    procedures: pd.DataFrame
    measures: pd.DataFrame
    visits: pd.DataFrame
    rank: np.ndarray
    behaviours: list[Behaviour]

    def households(self, rows: pd.DataFrame, holds: pd.Series, *ranks: int) -> np.ndarray:
        """Positions of households of which a row holds, in the townships of these ranks, if
        there are so many."""
        own = rows.loc[holds, "household"].unique()
        return own[np.isin(self.rank[own], ranks)] if ranks else own


def few(rng: np.random.Generator, among: np.ndarray, number: int = FEW) -> np.ndarray:
    return rng.permutation(np.array(among))[:number]


def set_on(
    frame: pd.DataFrame, households: np.ndarray | list[int], name: str, value: object
) -> None:
    """On every row of a household alike."""
    frame.loc[frame["household"].isin(households), name] = value
