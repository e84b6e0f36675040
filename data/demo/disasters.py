"""Three floods and a drought, reported three times each: 初报, 续报, 核报, all cumulative."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.recipe import Behaviour, Recipe

MU_IN_A_HECTARE = 15


@dataclass(frozen=True)
class Event:
    """`townships`: share of the townships that it reaches; `force`: share of people at most."""

    number: str
    name: str
    hazard: str
    began_on: np.datetime64
    townships: float
    force: float


EVENTS = (
    Event("ZH2021001", "2021年6月洪涝", "洪涝", np.datetime64("2021-06-28"), 0.4, 0.25),
    Event("ZH2022001", "2022年夏秋连旱", "干旱", np.datetime64("2022-08-10"), 0.7, 0.45),
    Event("ZH2023001", "2023年5月洪涝", "洪涝", np.datetime64("2023-05-21"), 0.3, 0.15),
    Event("ZH2023002", "2023年7月洪涝", "洪涝", np.datetime64("2023-07-13"), 0.5, 0.55),
)
# Report, days after the beginning, hour, share of the final figures known by then.
REPORTS = (("初报", 0, 20, 0.4), ("续报", 2, 17, 0.8), ("核报", 9, 10, 1.0))
COUNTS = (
    "affected_persons",
    "affected_households",
    "relocated_persons",
    "persons_needing_aid",
    "persons_short_of_water",
    "collapsed_households",
    "badly_damaged_households",
    "damaged_households",
)
AREAS = ("crop_affected_hectares", "crop_lost_hectares", "direct_loss_wan")


def disaster_figures(
    recipe: Recipe, villages: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """One row an event and village that it reached, final figures: event (position), village."""
    rng = recipe.stream("disasters")
    hit = []
    for position, event in enumerate(EVENTS):
        reached = rng.random(len(behaviours)) < event.townships
        if event.force > 0.5:  # the great one does not spare those that will hold back
            reached |= np.array([b.holds_back for b in behaviours])
        if not reached.any():
            reached[rng.integers(len(behaviours))] = True
        here = reached[villages["rank"]] & (rng.random(len(villages)) < 0.75)
        hit.append(_final(rng, event, villages, np.flatnonzero(here)).assign(event=position))
    return pd.concat(hit, ignore_index=True)


def _final(
    rng: np.random.Generator, event: Event, villages: pd.DataFrame, rows: np.ndarray
) -> pd.DataFrame:
    own = villages.iloc[rows]
    share = event.force * rng.beta(1.6, 2.4, len(rows))
    population, number = own["population"].to_numpy(), own["households"].to_numpy()
    final = pd.DataFrame({"village": rows})
    for name in (*COUNTS, *AREAS):
        final[name] = 0.0
    final["affected_persons"] = np.ceil(population * share)
    final["affected_households"] = np.ceil(number * share)
    hectares = own["farmland_mu"].to_numpy() / MU_IN_A_HECTARE
    final["crop_affected_hectares"] = hectares * np.minimum(1, share * 1.3)
    lost = final["crop_affected_hectares"] * rng.uniform(0.05, 0.35, len(rows))
    final["crop_lost_hectares"] = lost
    final["direct_loss_wan"] = final["crop_affected_hectares"] * rng.uniform(0.6, 1.5, len(rows))
    if event.hazard == "干旱":
        final["persons_short_of_water"] = np.round(population * share * 0.3)
    else:
        final["relocated_persons"] = np.round(population * share * rng.uniform(0, 0.2, len(rows)))
        final["collapsed_households"] = rng.poisson(number * share * 0.006)
        final["badly_damaged_households"] = rng.poisson(number * share * 0.012)
        final["damaged_households"] = rng.poisson(number * share * 0.05)
        final["direct_loss_wan"] += 8.0 * final["collapsed_households"]
    final["persons_needing_aid"] = np.round(final["affected_persons"] * 0.06)
    return final


def reports_of(figures: pd.DataFrame, villages: pd.DataFrame) -> pd.DataFrame:
    """Layout H: each event's reports by township (the sum of its villages) and by village."""
    figures = figures.assign(rank=villages["rank"].to_numpy()[figures["village"]])
    townships = figures.groupby(["event", "rank"], as_index=False)[[*COUNTS, *AREAS]].sum()
    every = pd.concat([townships, figures], ignore_index=True)
    town_names = villages.drop_duplicates("rank").set_index("rank")["township"]
    village = every["village"].astype("Int64")
    reports = []
    for report_type, after, hour, known in REPORTS:
        report = every[["event"]].copy()
        report["township"] = every["rank"].map(town_names)
        report["village"] = village.map(villages["name"])
        began_on = np.array([event.began_on for event in EVENTS])[every["event"]]
        report["report_type"] = report_type
        slow = np.where([EVENTS[e].hazard == "干旱" for e in every["event"]], 5, 1)
        when = began_on + days(after * slow)
        report["reported_at"] = np.char.add(when.astype("U10"), f" {hour:02d}:00")
        for name in COUNTS:
            report[name] = np.floor(every[name] * known)
        for name in AREAS:
            report[name] = np.round(every[name] * known, 2)
        reports.append(report)
    return _named(pd.concat(reports, ignore_index=True))


def _named(reports: pd.DataFrame) -> pd.DataFrame:
    for name, attribute in (
        ("disaster_no", "number"),
        ("disaster_name", "name"),
        ("hazard", "hazard"),
    ):
        reports[name] = [getattr(EVENTS[e], attribute) for e in reports["event"]]
    reports["began_on"] = pd.to_datetime([EVENTS[e].began_on for e in reports["event"]])
    by = ["began_on", "reported_at", "township", "village"]
    return reports.sort_values(by, kind="stable", na_position="first").reset_index(drop=True)


def reached_by_flood(
    figures: pd.DataFrame, villages: np.ndarray, included_on: np.ndarray, within: int
) -> np.ndarray:
    """Whether a flood reached the village in the `within` days before each inclusion."""
    reached = np.zeros(len(villages), dtype=bool)
    for position, event in enumerate(EVENTS):
        if event.hazard == "洪涝":
            here = np.isin(villages, figures.loc[figures["event"] == position, "village"])
            since = (included_on - event.began_on).astype(int)
            reached |= here & (since >= 3) & (since <= within)
    return reached
