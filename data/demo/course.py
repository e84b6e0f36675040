"""The course of each monitored household: included, eliminated, rolled back, ended."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.clues import Drawing, clue_cases, stock_cases
from data.demo.exits import LEDGER_KEPT_FROM, day_array, days, eliminations, ends, rollbacks
from data.demo.recipe import EXPORTED_ON, YEAR_START, Behaviour, Recipe
from data.demo.stages import SOURCE_SHARES, SOURCES, walk

REIDENTIFIED = 8
SAFETY_NET = 0.85  # of the monitored in which nobody can work
LOST = 4
LOST_BEFORE = np.datetime64("2023-02-28")
PROPOSED = 0.15  # of the active whose elimination is under way
EXIT_DAYS = 11  # from an exit's clue to its approval, if nothing holds it up


@dataclass(frozen=True)
class Course:
    """`episodes`: one row an episode, a household's latest last: household, rank, included_on,
    in_ledger, is_able, eliminated_on, elimination_in_ledger, elimination_way, rolled_back_on,
    ended_on. `procedures`: the ledger, with the household's position in place of its number."""

    episodes: pd.DataFrame
    procedures: pd.DataFrame


def course_of(recipe: Recipe, households: pd.DataFrame, behaviours: list[Behaviour]) -> Course:
    """`households` gains is_safety_net."""
    drawing = Drawing(recipe.stream("drawing"), households)
    stock = stock_cases(recipe, drawing, households)
    clues = clue_cases(recipe, drawing, households, behaviours)
    inclusions = _walked(recipe, "纳入", clues, behaviours)
    able = households["is_able"].to_numpy()
    stock = stock.assign(in_ledger=False, is_able=able[stock["household"]])
    episodes = pd.concat([stock, _opened(inclusions, able)], ignore_index=True)
    _mark_safety_net(recipe, households, episodes)
    inclusions = _lose_some(recipe, inclusions, episodes)
    ledger = [inclusions, *_exits(recipe, episodes, behaviours)]
    again = _walked(recipe, "纳入", _reidentified(recipe, episodes), behaviours)
    ledger += [again, _proposed(recipe, episodes, behaviours)]
    episodes = pd.concat([episodes, _opened(again, able)], ignore_index=True)
    return Course(episodes, _numbered(pd.concat(ledger, ignore_index=True)))


def _walked(
    recipe: Recipe, kind: str, cases: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    rng = recipe.stream(f"{kind} {len(cases)}")
    return walk(rng, cases, behaviours).assign(procedure_type=kind)


def _opened(inclusions: pd.DataFrame, able: np.ndarray) -> pd.DataFrame:
    done = inclusions[inclusions["status"] == "办结"]
    return pd.DataFrame(
        {
            "household": done["household"],
            "rank": done["rank"],
            "included_on": done["county_approval_on"],
            "in_ledger": True,
            "is_able": able[done["household"]],
            "elimination_in_ledger": False,
        }
    )


def _mark_safety_net(recipe: Recipe, households: pd.DataFrame, episodes: pd.DataFrame) -> None:
    number = len(households)
    unable = ~households["is_able"].to_numpy()
    unable &= recipe.stream("safety net").random(number) < SAFETY_NET
    households["is_safety_net"] = unable & np.isin(np.arange(number), episodes["household"])


def _lose_some(recipe: Recipe, inclusions: pd.DataFrame, episodes: pd.DataFrame) -> pd.DataFrame:
    """Some of last winter's inclusions are missing from the ledger, and their eliminations
    half a year later as well: to be judged by months alone."""
    recent = episodes["included_on"].between(np.datetime64("2022-11-01"), LOST_BEFORE)
    able = np.flatnonzero(recent & episodes["in_ledger"] & episodes["is_able"])
    lost = recipe.stream("lost").permutation(able)[:LOST]
    episodes["is_lost"] = False
    episodes.loc[lost, ["is_lost", "in_ledger"]] = [True, False]
    return inclusions[~inclusions["household"].isin(episodes.loc[lost, "household"])]


def _exits(
    recipe: Recipe, episodes: pd.DataFrame, behaviours: list[Behaviour]
) -> list[pd.DataFrame]:
    """Eliminations, then rollbacks of those approved, then ends; the ledger's rows of each."""
    rng = recipe.stream("exits")
    wanted = eliminations(rng, episodes, behaviours)
    by_month = episodes["is_lost"].to_numpy()
    half_a_year = day_array(episodes["included_on"]).astype("datetime64[M]") + 6
    wanted[by_month] = half_a_year[by_month] + days(14)
    lost = ~episodes["in_ledger"].to_numpy() & (wanted < LEDGER_KEPT_FROM)
    lost = (lost & (rng.random(len(episodes)) < 0.5)) | by_month
    episodes["elimination_in_ledger"] = ~np.isnat(wanted) & ~lost
    way = np.where(rng.random(len(episodes)) < 0.88, "帮扶消除", "自然消除")
    early = (wanted - day_array(episodes["included_on"])) < days(184)
    episodes["elimination_way"] = np.where(early, "帮扶消除", way)
    eliminated = _exit(recipe, "风险消除", episodes, wanted, ~lost, behaviours)
    _settle(episodes, "eliminated_on", wanted, eliminated)
    wanted = rollbacks(rng, episodes, behaviours)
    rolled_back = _exit(recipe, "风险消除回退", episodes, wanted, True, behaviours)
    _settle(episodes, "rolled_back_on", wanted, rolled_back)
    wanted, kinds = ends(rng, episodes)
    ended = [
        _exit(recipe, kind, episodes, wanted, kinds == kind, behaviours)
        for kind in ("清退", "自然减少")
    ]
    _settle(episodes, "ended_on", wanted, pd.concat(ended))
    return [eliminated, rolled_back, *ended]


def _exit(
    recipe: Recipe,
    kind: str,
    episodes: pd.DataFrame,
    wanted: np.ndarray,
    where: np.ndarray | bool,
    behaviours: list[Behaviour],
) -> pd.DataFrame:
    """The ledger's rows that lead to the days wanted, as near as their stages allow."""
    rows = np.flatnonzero(~np.isnat(wanted) & where)
    own = episodes.iloc[rows]
    clue_on = np.maximum(wanted[rows] - days(EXIT_DAYS), day_array(own["included_on"]))
    cases = own[["household", "rank"]].assign(episode=rows, clue_on=clue_on)
    cases = cases.assign(clue_source="干部排查", ending="approved")
    return _walked(recipe, kind, cases.reset_index(drop=True), behaviours)


def _settle(episodes: pd.DataFrame, column: str, wanted: np.ndarray, exits: pd.DataFrame) -> None:
    """What the ledger holds happened when it was approved, or not yet; the rest as wanted."""
    day = wanted.copy()
    day[exits["episode"]] = day_array(exits["county_approval_on"])
    episodes[column] = day


def _reidentified(recipe: Recipe, episodes: pd.DataFrame) -> pd.DataFrame:
    """Households eliminated in earlier years that come to notice again this year."""
    rng = recipe.stream("again")
    quiet = episodes["eliminated_on"] < YEAR_START - days(180)
    quiet &= episodes["rolled_back_on"].isna() & episodes["ended_on"].isna()
    chosen = rng.permutation(np.flatnonzero(quiet))[:REIDENTIFIED]
    return pd.DataFrame(
        {
            "household": episodes["household"].to_numpy()[chosen],
            "rank": episodes["rank"].to_numpy()[chosen],
            "clue_on": YEAR_START + days(rng.integers(20, 230, len(chosen))),
            "clue_source": rng.choice(SOURCES, len(chosen), p=SOURCE_SHARES),
            "ending": "approved",
        }
    )


def _proposed(recipe: Recipe, episodes: pd.DataFrame, behaviours: list[Behaviour]) -> pd.DataFrame:
    """Exits that are under way on the export's day, whether their time has come or not."""
    rng = recipe.stream("proposed")
    active = episodes["eliminated_on"].isna() & episodes["ended_on"].isna()
    active &= episodes["included_on"] < EXPORTED_ON - days(90)
    own = episodes[active & (rng.random(len(episodes)) < PROPOSED)]
    cases = own[["household", "rank"]].assign(
        clue_on=EXPORTED_ON - days(rng.integers(1, 16, len(own))),
        clue_source="干部排查",
        ending="approved",
        stuck_at="county_approval_on",
    )
    return _walked(recipe, "风险消除", cases.reset_index(drop=True), behaviours)


def _numbered(procedures: pd.DataFrame) -> pd.DataFrame:
    procedures = procedures.sort_values(["clue_on", "household"], kind="stable")
    procedures = procedures.reset_index(drop=True)
    year = procedures["clue_on"].dt.year.astype("str")
    serial = (procedures.index + 1).astype("str").str.zfill(6)
    return procedures.assign(procedure_no="CX" + year + serial)
