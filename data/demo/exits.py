"""When monitoring loosens or ends: the days on which a township wants it to be so."""

import numpy as np
import pandas as pd

from data.demo.recipe import EXPORTED_ON, LEDGER_FROM, YEAR_START, Behaviour

# Share of eliminations by year, and January to December: half-year and year-end pushes.
YEARS = {2020: 0.10, 2021: 0.38, 2022: 0.34, 2023: 0.18}
MONTHS = (0.4, 0.4, 0.8, 0.8, 1.0, 1.5, 0.9, 0.9, 1.0, 1.1, 1.6, 1.7)
PATIENCE = 200  # days from inclusion to elimination: six months and some more
RUSH = np.datetime64("2023-06-26")  # approvals in the ten days from here: before 30 June's report
EARLY_FROM = np.datetime64("2022-08-15")
LEDGER_KEPT_FROM = np.datetime64("2021-07-01")  # half of the older eliminations are not in it
LAST_DAY = EXPORTED_ON - np.timedelta64(4, "D")
NEVER = np.datetime64("NaT")


def days(number: int | np.ndarray) -> np.timedelta64 | np.ndarray:
    return np.asarray(number).astype("timedelta64[D]")


def day_array(column: pd.Series) -> np.ndarray:
    """As days: pandas keeps seconds, in which plain numbers would be read."""
    return column.to_numpy().astype("datetime64[D]")


def eliminations(
    rng: np.random.Generator, episodes: pd.DataFrame, behaviours: list[Behaviour]
) -> np.ndarray:
    """The day on which each episode is to be eliminated; NaT if it is not."""
    included_on = day_array(episodes["included_on"])
    wanted = _chosen(rng, episodes, behaviours)
    day = np.where(wanted, _in_due_time(rng, included_on), NEVER)
    share = np.array([b.batched for b in behaviours])[episodes["rank"]]
    moved = (day >= YEAR_START) & (rng.random(len(day)) < share)
    moved &= included_on < RUSH - days(PATIENCE)
    day[moved] = RUSH + days(rng.integers(0, 5, moved.sum()))
    early = _early(rng, episodes, behaviours)
    day[early] = included_on[early] + days(rng.integers(50, 165, early.sum()))
    for rows in _without_labour(rng, episodes, behaviours):
        day[rows] = RUSH + days(rng.integers(0, 5, len(rows)))
    return np.where(day <= LAST_DAY, day, NEVER)


def _chosen(
    rng: np.random.Generator, episodes: pd.DataFrame, behaviours: list[Behaviour]
) -> np.ndarray:
    """As many of each township as it eliminates, of those long enough included and able."""
    long_enough = episodes["included_on"] < LAST_DAY - days(PATIENCE + 20)
    eligible = (episodes["is_able"] & long_enough).to_numpy()
    # Who came first goes first, by and large.
    order = day_array(episodes["included_on"]).astype(float) + rng.normal(0, 300, len(episodes))
    order[~eligible] = np.inf
    place = pd.Series(order).groupby(episodes["rank"].to_numpy()).rank(method="first").to_numpy()
    every = np.bincount(episodes["rank"], minlength=len(behaviours))
    wanted = np.round(every * np.array([b.eliminated for b in behaviours]))
    return eligible & (place <= wanted[episodes["rank"]])


def _in_due_time(rng: np.random.Generator, included_on: np.ndarray) -> np.ndarray:
    """Days by the seasons' weights; who is included later waits its months first."""
    span = np.arange(LEDGER_FROM + days(14), LAST_DAY)
    year = span.astype("datetime64[Y]").astype(int) + 1970
    weights = np.array(MONTHS)[span.astype("datetime64[M]").astype(int) % 12]
    for one, share in YEARS.items():
        weights[year == one] *= share / weights[year == one].sum()
    day = rng.choice(span, len(included_on), p=weights / weights.sum())
    first = included_on + days(PATIENCE)
    waits = first + days((rng.beta(1, 1.5, len(day)) * 500).astype(int))
    waits = np.where(waits <= LAST_DAY, waits, first + days(rng.integers(0, 20, len(day))))
    return np.where(day >= first, day, waits)


def _early(
    rng: np.random.Generator, episodes: pd.DataFrame, behaviours: list[Behaviour]
) -> np.ndarray:
    share = np.array([b.early for b in behaviours])[episodes["rank"]]
    recent = episodes["included_on"].between(EARLY_FROM, LAST_DAY - days(110))
    return (recent & episodes["is_able"]).to_numpy() & (rng.random(len(episodes)) < share)


def _without_labour(
    rng: np.random.Generator, episodes: pd.DataFrame, behaviours: list[Behaviour]
) -> list[np.ndarray]:
    """Households in which nobody can work, eliminated all the same."""
    unable = ~episodes["is_able"] & (episodes["included_on"] < RUSH - days(PATIENCE))
    return [
        rng.permutation(np.flatnonzero(unable & (episodes["rank"] == rank)))[: b.wrong_exits]
        for rank, b in enumerate(behaviours)
    ]


def rollbacks(
    rng: np.random.Generator, episodes: pd.DataFrame, behaviours: list[Behaviour]
) -> np.ndarray:
    """The day on which an elimination of the last year is to be rolled back; NaT if it is not."""
    eliminated_on = day_array(episodes["eliminated_on"])
    share = np.array([b.rolled_back for b in behaviours])[episodes["rank"]]
    recent = eliminated_on > EXPORTED_ON - days(365)
    day = eliminated_on + days(rng.integers(35, 75, len(episodes)))
    return np.where(recent & (rng.random(len(day)) < share) & (day <= LAST_DAY), day, NEVER)


def ends(rng: np.random.Generator, episodes: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The day and the kind of an end: 自然减少 (nobody is left), seldom 清退."""
    chance = rng.random(len(episodes))
    kind = np.select([chance < 0.009, chance < 0.026], ["清退", "自然减少"], "").astype(object)
    first = np.maximum(day_array(episodes["included_on"]) + days(60), LEDGER_FROM)
    room = np.maximum((LAST_DAY - first).astype(int), 1)
    day = first + days((rng.random(len(episodes)) * room).astype(int))
    quiet = episodes["eliminated_on"].isna() & (day <= LAST_DAY)
    return np.where(quiet & (kind != ""), day, NEVER), kind
