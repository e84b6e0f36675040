"""Every rural household of the county, with what an export says of it."""

import numpy as np
import pandas as pd

from data.demo.health import CHRONIC, DISABLED, GRAVE
from data.demo.identity import phone_numbers
from data.demo.recipe import INCOME_LINE, Behaviour, Recipe

MEDIAN_INCOME = 14_800  # yuan a head and year, of households that nobody monitors
POOR_INCOME = 12_300  # the same, of 脱贫户


def households_of(
    recipe: Recipe,
    villages: pd.DataFrame,
    persons: pd.DataFrame,
    behaviours: list[Behaviour],
) -> pd.DataFrame:
    """One row a household, in the order of `persons["household"]`: village (position), number,
    group, phone, type, aid, incomes in yuan, guarantees; and what the course of events needs:
    rank, persons, is_able, frailty (how likely it is to come to be monitored)."""
    rng = recipe.stream("households")
    village = np.repeat(np.arange(len(villages)), villages["households"])
    number = len(village)
    serial = (
        np.arange(number)
        - np.repeat(
            villages["households"].cumsum() - villages["households"], villages["households"]
        ).to_numpy()
    )
    code = villages["code"].to_numpy(dtype="U12")[village]
    households = pd.DataFrame({"village": village})
    households["household_no"] = np.char.add(code, np.char.zfill((serial + 1).astype(str), 4))
    households["rank"] = villages["rank"].to_numpy()[village]
    groups = np.maximum(1, villages["households"].to_numpy() // 35)[village]
    households["group_name"] = [f"{n}组" for n in 1 + serial * groups // (serial.max() + 1)]
    households["household_phone"] = phone_numbers(rng, number)
    _add_type(rng, households, behaviours)
    _add_people(households, persons)
    _add_aid(rng, households)
    _add_income(rng, households)
    _add_guarantees(rng, households)
    return households


def _add_type(
    rng: np.random.Generator, households: pd.DataFrame, behaviours: list[Behaviour]
) -> None:
    number = len(households)
    poor = np.array([b.poor for b in behaviours])
    is_poor = rng.random(number) < poor[households["rank"]]
    households["household_type"] = np.where(is_poor, "脱贫户", "一般农户")
    years = rng.choice(("2016", "2017", "2018", "2019", "2020"), number)
    households["out_of_poverty_year"] = np.where(is_poor, years, None)


def _add_people(households: pd.DataFrame, persons: pd.DataFrame) -> None:
    by_household = persons.groupby("household")
    households["persons"] = by_household.size()
    households["is_able"] = by_household["is_able"].any()
    sick = persons["health"].str.contains(GRAVE) | persons["disability_grade"].isin(
        ("一级", "二级")
    )
    ailing = persons["health"] != "健康"
    ill = persons["health"].str.contains(f"{CHRONIC}|{GRAVE}")
    households["is_sick"] = sick.groupby(persons["household"]).any()
    households["is_ill"] = ill.groupby(persons["household"]).any()
    households["is_disabled"] = (
        persons["health"].str.contains(DISABLED).groupby(persons["household"]).any()
    )
    households["has_pupil"] = persons["school_stage"].notna().groupby(persons["household"]).any()
    households["is_alone"] = (households["persons"] == 1) & ~households["is_able"]
    households["frailty"] = (
        1
        + 6 * households["is_sick"]
        + 2 * ailing.groupby(persons["household"]).any()
        + 0.4 * ~households["is_able"]
        + 2 * (households["household_type"] == "脱贫户")
    )


def _add_aid(rng: np.random.Generator, households: pd.DataFrame) -> None:
    """低保 by household, 特困 for those who live alone and cannot work."""
    number = len(households)
    extreme = households["is_alone"] & (rng.random(number) < 0.06)
    needy = 0.012 + 0.08 * households["is_sick"] + 0.06 * ~households["is_able"]
    low = (rng.random(number) < needy) & ~extreme
    households["low_income_aid"] = np.where(low, "农村低保", "未享受")
    year = rng.choice(np.arange(2016, 2024), number, p=(0.2, 0.2, 0.15, 0.15, 0.1, 0.1, 0.08, 0.02))
    month = rng.integers(1, 10, number)
    households["low_income_aid_on"] = np.where(low, (year * 100 + month).astype("U6"), None)
    households["extreme_poverty_aid"] = np.where(extreme, "农村特困", "不享受")
    apart = rng.random(number) < 0.75
    care = np.where(apart, "分散供养", "集中供养")
    households["extreme_poverty_care"] = np.where(extreme, care, None)


def _add_income(rng: np.random.Generator, households: pd.DataFrame) -> None:
    """Nobody here is below the line yet; who is, is written in when it is known who is monitored."""
    number = len(households)
    median = np.where(households["household_type"] == "脱贫户", POOR_INCOME, MEDIAN_INCOME)
    head = median * np.exp(0.27 * rng.standard_normal(number))
    head = np.maximum(head, INCOME_LINE * rng.uniform(1.12, 1.35, number))
    spends = rng.random(number) < 0.06 + 0.5 * households["is_sick"]
    expense = np.where(spends, 0.10 * head * households["persons"] * rng.random(number), 0)
    set_income(households, np.arange(number), head)
    households["compliant_expense"] = np.where(spends, np.round(expense), np.nan)
    # What is left after the expense stays above the line.
    households["compliant_expense"] = (
        households["compliant_expense"]
        .clip(upper=0.9 * (households["net_income_per_head"] - INCOME_LINE) * households["persons"])
        .round()
    )


def set_income(households: pd.DataFrame, rows: np.ndarray, per_head: np.ndarray) -> None:
    """Writes 人均纯收入 and the 家庭纯收入 that goes with it, in yuan a year."""
    total = np.round(per_head * households["persons"].to_numpy()[rows])
    households.loc[rows, "net_income"] = total
    households.loc[rows, "net_income_per_head"] = np.round(
        total / households["persons"].to_numpy()[rows], 2
    )


def _add_guarantees(rng: np.random.Generator, households: pd.DataFrame) -> None:
    number = len(households)
    for name, share in (
        ("has_housing_problem", 0.0005),
        ("has_water_problem", 0.0005),
        ("has_dropout", 0.0001),
    ):
        households[name] = rng.random(number) < share
