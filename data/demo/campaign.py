"""The campaign of September 2023: the screenings of key households, and the meetings."""

import numpy as np
import pandas as pd

from data.demo.exits import day_array, days
from data.demo.recipe import EXPORTED_ON, INVENTED_COUNTY, YEAR_START, Behaviour, Recipe

BEGAN = np.datetime64("2023-09-10")
WHO = ("帮扶联系人", "乡村振兴工作队", "村两委")
NOTED = ("刚性支出较大", "受灾影响较大")


def plan_of(county_code: str) -> str:
    """The plan that the screenings belong to; no real county but 柳江 has one of 2023."""
    return "demo-2023" if county_code == INVENTED_COUNTY else "liujiang-2023"


def screening_rows(
    recipe: Recipe,
    households: pd.DataFrame,
    procedures: pd.DataFrame,
    monitored: np.ndarray,
    behaviours: list[Behaviour],
) -> pd.DataFrame:
    """Layout F: household, responsible, visited_on, starts_procedure, triggers, authorised_on,
    entered_on, checked_on. `monitored`: positions of households with an episode."""
    rng = recipe.stream("screenings")
    clues = procedures[(procedures["procedure_type"] == "纳入") & (procedures["clue_on"] >= BEGAN)]
    clues = clues.drop_duplicates("household").set_index("household")
    this_year = procedures["clue_on"] >= YEAR_START
    refused = procedures[this_year & (procedures["status"] == "不予纳入")]["household"].unique()
    trigger = _computable(households)
    trigger[monitored] = ""
    key = _key_households(rng, households, trigger)
    key[clues.index] = key[refused] = True
    screenings = pd.DataFrame({"household": np.flatnonzero(key)})
    rank = households["rank"].to_numpy()[screenings["household"]]
    share = np.array([b.screened for b in behaviours])[rank]
    found = screenings["household"].isin(clues.index).to_numpy()
    visited = (rng.random(len(screenings)) < share) | found
    visited_on = BEGAN + days(rng.integers(0, 15, len(screenings)))
    visited_on = np.where(found, clues["clue_on"].reindex(screenings["household"]), visited_on)
    screenings["visited_on"] = np.where(visited, visited_on, np.datetime64("NaT"))
    screenings["responsible"] = rng.choice(WHO, len(screenings), p=(0.5, 0.2, 0.3))
    noted = trigger[screenings["household"]]
    starts = found | (noted != "")
    noted = np.where(found & (noted == ""), rng.choice(NOTED, len(screenings)), noted)
    unticked = np.array([b.unticked for b in behaviours])[rank]
    ignored = visited & ~starts & (rng.random(len(screenings)) < unticked)
    ignored &= ~np.isin(screenings["household"], monitored)
    noted = np.where(ignored, rng.choice(NOTED, len(screenings)), noted)
    screenings["starts_procedure"] = np.where(visited, np.where(starts, "是", "否"), None)
    screenings["triggers"] = np.where(visited & (noted != ""), noted, None)
    screenings["authorised_on"] = _later(rng, screenings, visited & starts, 3)
    screenings["entered_on"] = _later(rng, screenings, visited, 6)
    checked = np.isin(screenings["household"], refused) & (rng.random(len(screenings)) < 0.6)
    screenings["checked_on"] = _later(rng, screenings, visited & checked, 6)
    return screenings


def _computable(households: pd.DataFrame) -> np.ndarray:
    """The trigger that the columns themselves show, or an empty text."""
    apart = households["extreme_poverty_care"] == "分散供养"
    fresh = households["low_income_aid_on"].fillna("").str.startswith("2023")
    unsafe = households["has_housing_problem"] | households["has_water_problem"]
    return np.select([apart | fresh, unsafe], ["新低保或分散特困", "住房或饮水未保障"], "").astype(
        object
    )


def _key_households(
    rng: np.random.Generator, households: pd.DataFrame, trigger: np.ndarray
) -> np.ndarray:
    likely = 0.03 + 0.55 * households["is_sick"] + 0.15 * (households["low_income_aid"] != "未享受")
    return (rng.random(len(households)) < likely) | (trigger != "")


def _later(
    rng: np.random.Generator, screenings: pd.DataFrame, where: np.ndarray, within: int
) -> pd.Series:
    """A day up to `within` days after the visit, blank if that is still to come."""
    day = day_array(screenings["visited_on"]) + days(rng.integers(0, within, len(screenings)))
    return pd.Series(np.where(where & (day <= EXPORTED_ON), day, np.datetime64("NaT")))
