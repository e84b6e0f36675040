"""What the ledgers of day-to-day work stand on: the county as it is, and how it goes about it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.identity import given_names, surnames
from data.demo.recipe import EXPORTED_ON, Behaviour, Recipe, share

NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Ground:
    """`latest`: the latest episode of each monitored household; `export`: what the export says
    of it, row for row; `warned`: the warning_type of each 预警户. Households are named by their position."""

    recipe: Recipe
    villages: pd.DataFrame
    households: pd.DataFrame
    persons: pd.DataFrame
    procedures: pd.DataFrame
    latest: pd.DataFrame
    export: pd.DataFrame
    behaviours: list[Behaviour]
    warned: pd.Series

    def share(self, name: str, household: np.ndarray) -> np.ndarray:
        """A share of the township in which each household lives."""
        return share(self.behaviours, name, self.households["rank"].to_numpy()[household])

    def township_share(self, name: str) -> np.ndarray:
        """The same by village, in the order of `villages`."""
        return share(self.behaviours, name, self.villages["rank"])

    def frail(self, rng: np.random.Generator, per_thousand: float) -> np.ndarray:
        """Positions of households, the frail ones sooner; never twice the same."""
        number = round(len(self.households) * per_thousand / 1000)
        waiting = rng.exponential(size=len(self.households)) / self.households["frailty"]
        return np.sort(np.argsort(waiting.to_numpy(), kind="stable")[:number])

    def of_household(self, rows: pd.DataFrame) -> pd.DataFrame:
        """`household`, a position, becomes household_no."""
        number = self.households["household_no"].to_numpy()[rows["household"]]
        return rows.assign(household_no=number).drop(columns="household").reset_index(drop=True)

    def places(self, household: np.ndarray) -> dict[str, np.ndarray]:
        """Columns county, township and village of where each household lives."""
        village = self.villages.iloc[self.households["village"].to_numpy()[household]]
        return {
            "county": village["county"].to_numpy(),
            "township": village["township"].to_numpy(),
            "village": village["name"].to_numpy(),
        }


def people(rng: np.random.Generator, number: int) -> np.ndarray:
    """Names that are nobody's."""
    return np.char.add(surnames(rng, number), given_names(rng, number)).astype(object)


def later(
    rng: np.random.Generator, day: np.ndarray, least: int, most: int | np.ndarray
) -> np.ndarray:
    """A day from `least` to `most` days on; NaT if that is still to come."""
    found = day + days(rng.integers(least, np.maximum(most, least) + 1, len(day)))
    return np.where(found <= EXPORTED_ON, found, NEVER)


def numbers(prefix: str, number: int) -> list[str]:
    return [f"{prefix}{serial:06}" for serial in range(1, number + 1)]
