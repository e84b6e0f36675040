"""Layout N: what the county's own check of this summer found, household by household."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.ledgers.ground import Ground, people
from data.layouts.words import PROBLEM_TYPES

DRAW = "CC202306"
CHECKED_FROM = np.datetime64("2023-06-12")
VILLAGES_A_TOWNSHIP, HOUSEHOLDS_A_VILLAGE = 2, 20
TEAMS = 6


def check_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("checks")
    household = _drawn(rng, ground)
    number = len(household)
    mismatched = rng.random(number) < ground.share("mismatched", household)
    is_known = np.isin(household, ground.procedures["household"])
    is_known |= np.isin(household, ground.latest["household"])
    omitted = ~is_known & (rng.random(number) < ground.share("omitted", household))
    first, second = (rng.choice(PROBLEM_TYPES, number) for _ in range(2))
    several = np.where(first == second, first, np.char.add(np.char.add(first, "、"), second))
    found = np.where(rng.random(number) < 0.7, first, several)
    return ground.of_household(
        pd.DataFrame(
            {
                "draw_no": DRAW,
                "household": household,
                "checked_on": CHECKED_FROM + days(rng.integers(0, 9, number)),
                "checker": people(rng, TEAMS)[rng.integers(0, TEAMS, number)],
                "is_consistent": ~mismatched,
                "is_omitted": omitted,
                "problem_types": np.where(mismatched, found, None),
                "note": np.where(omitted, "收入偏低，建议重点核查", None),
            }
        )
    )


def _drawn(rng: np.random.Generator, ground: Ground) -> np.ndarray:
    """Positions of households: some of two villages of every township."""
    villages = ground.villages.assign(position=np.arange(len(ground.villages)))
    order = rng.permutation(len(villages))
    drawn = villages.iloc[order].groupby("rank").head(VILLAGES_A_TOWNSHIP)["position"]
    own = np.flatnonzero(ground.households["village"].isin(drawn))
    mixed = pd.Series(rng.permutation(own))
    village = ground.households["village"].to_numpy()[mixed]
    return np.sort(mixed.groupby(village).head(HOUSEHOLDS_A_VILLAGE).to_numpy())
