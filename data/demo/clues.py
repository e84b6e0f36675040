"""Who comes to notice, when, and what comes of it: the 纳入 cases of three years."""

import numpy as np
import pandas as pd

from data.demo.recipe import EXPORTED_ON, YEAR_START, Behaviour, Recipe
from data.demo.sizes import shared_out
from data.demo.stages import CAN_BE_HELD_UP, SOURCE_SHARES, SOURCES

# Clues a thousand households, by span of days. The sweep of 2021 stands out.
SPANS = (
    ("2020-10-01", "2020-12-31", 0.8),
    ("2021-01-01", "2021-05-09", 0.8),
    ("2021-05-10", "2021-06-25", 8.0),
    ("2021-06-26", "2021-12-31", 1.0),
    ("2022-01-01", "2022-12-31", 3.0),
    ("2023-01-01", "2023-09-09", 3.3),
    ("2023-09-10", "2023-09-24", 1.4),  # the campaign's visits turn some up
)
STOCK_SPAN = ("2019-11-01", "2020-09-25")
STOCK_RATE = 31.0
# January to December: quiet winters, sweeps in May and September, summer floods.
SEASON = (0.4, 0.4, 0.9, 1.0, 1.6, 1.1, 1.4, 1.7, 1.5, 1.2, 0.8, 0.5)
HELD_BACK_ENDINGS = (("rejected", 0.55), ("postponed", 0.27), ("refused", 0.18))


class Drawing:
    """Draws households without putting any back, the frail ones sooner."""

    def __init__(self, rng: np.random.Generator, households: pd.DataFrame):
        self.rng = rng
        self.village = households["village"].to_numpy()
        self.sizes = np.bincount(self.village)
        # The smallest of exponential waiting times come first, whatever number is asked for.
        self.waiting = rng.exponential(size=len(households)) / households["frailty"].to_numpy()

    def take(self, per_thousand: float) -> np.ndarray:
        """Positions of as many households as the rate asks for, spread over the villages."""
        noise = self.rng.lognormal(0, 0.15, len(self.sizes))
        total = round(self.sizes.sum() * per_thousand / 1000)
        wanted = shared_out(self.sizes * noise, total)
        order = np.lexsort((self.waiting, self.village))
        place = np.empty(len(order), dtype=int)
        starts = np.concatenate([[0], self.sizes.cumsum()[:-1]])
        place[order] = np.arange(len(order)) - starts[self.village[order]]
        taken = np.flatnonzero((place < wanted[self.village]) & np.isfinite(self.waiting))
        self.waiting[taken] = np.inf
        return taken


def days_between(rng: np.random.Generator, first: str, last: str, number: int) -> np.ndarray:
    """Days of a span by the season's weights."""
    days = np.arange(np.datetime64(first), np.datetime64(last) + 1)
    months = days.astype("datetime64[M]").astype(int) % 12
    weights = np.array(SEASON)[months]
    return np.sort(rng.choice(days, number, p=weights / weights.sum()))


def stock_cases(recipe: Recipe, drawing: Drawing, households: pd.DataFrame) -> pd.DataFrame:
    """Whoever was included before the ledger began: household, rank, included_on."""
    rng = recipe.stream("stock")
    taken = drawing.take(STOCK_RATE)
    return pd.DataFrame(
        {
            "household": taken,
            "rank": households["rank"].to_numpy()[taken],
            "included_on": rng.permutation(days_between(rng, *STOCK_SPAN, len(taken))),
        }
    )


def clue_cases(
    recipe: Recipe, drawing: Drawing, households: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """One row a clue: household, rank, clue_on, clue_source, ending, stuck_at."""
    rng = recipe.stream("clues")
    spans = []
    for first, last, rate in SPANS:
        taken = rng.permutation(drawing.take(rate))
        clue_on = days_between(rng, first, last, len(taken))
        spans.append(pd.DataFrame({"household": taken, "clue_on": clue_on}))
    cases = pd.concat(spans, ignore_index=True)
    cases["rank"] = households["rank"].to_numpy()[cases["household"]]
    cases["clue_source"] = rng.choice(SOURCES, len(cases), p=SOURCE_SHARES)
    cases["ending"] = _endings(rng, cases, behaviours)
    cases["stuck_at"] = _stuck(rng, cases, behaviours)
    return pd.concat([cases, _restarts(rng, cases, behaviours)], ignore_index=True)


def _endings(
    rng: np.random.Generator, cases: pd.DataFrame, behaviours: list[Behaviour]
) -> np.ndarray:
    rank, chance = cases["rank"].to_numpy(), rng.random(len(cases))
    refused = np.array([b.refused for b in behaviours])[rank]
    rejected = refused + np.array([b.rejected for b in behaviours])[rank]
    postponed = rejected + np.where(refused > 0.1, 0.015, 0)
    ending = np.select(
        [chance < refused, chance < rejected, chance < postponed],
        ["refused", "rejected", "postponed"],
        "approved",
    ).astype(object)
    holding = np.array([b.holds_back for b in behaviours])[rank]
    holding &= (cases["clue_on"] >= YEAR_START).to_numpy()
    names, shares = zip(*HELD_BACK_ENDINGS, strict=True)
    ending[holding] = rng.choice(names, holding.sum(), p=shares)
    return ending


def _stuck(
    rng: np.random.Generator, cases: pd.DataFrame, behaviours: list[Behaviour]
) -> np.ndarray:
    """A few cases of this spring and summer that stopped, one stage after the other."""
    stuck = np.full(len(cases), None, dtype=object)
    recent = cases["clue_on"].between(np.datetime64("2023-03-01"), np.datetime64("2023-08-10"))
    recent &= cases["ending"] == "approved"
    for rank, behaviour in enumerate(behaviours):
        own = np.flatnonzero(recent & (cases["rank"] == rank))
        own = rng.permutation(own)[: max(behaviour.stuck, int(rank % 4 == 2))]
        stuck[own] = [CAN_BE_HELD_UP[(rank + n) % len(CAN_BE_HELD_UP)] for n in range(len(own))]
    return stuck


def _restarts(
    rng: np.random.Generator, cases: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """A postponed case comes back within weeks as a new one, and the clock begins anew."""
    again = cases[cases["ending"] == "postponed"].copy()
    wait = rng.integers(38, 60, len(again)).astype("timedelta64[D]")
    again["clue_on"] = again["clue_on"].to_numpy() + wait
    again["clue_source"] = "干部排查"
    again["stuck_at"] = None
    holding = np.array([b.holds_back for b in behaviours])[again["rank"]]
    again["ending"] = np.where(holding, "rejected", "approved")
    return again[again["clue_on"] <= EXPORTED_ON]
