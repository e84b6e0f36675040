"""The second ring, 预警户: nobody monitors them, and somebody looks in on them every quarter."""

import numpy as np
import pandas as pd

from data.demo.recipe import INCOME_LINE, Recipe

EACH = 0.2  # households of each kind, of a thousand; one at least where there is any
WARNING_LINE = 9_000  # yuan a head and year, 义和街道2022年方案二（二）
OLD = 60


def warned_of(
    recipe: Recipe, households: pd.DataFrame, persons: pd.DataFrame, known: np.ndarray
) -> pd.Series:
    """warning_type by household, a position: H2.1 to H2.7, the kinds of 义和街道2022年方案二（二）.

    `known`: positions of households that have had a procedure or an episode; none of them, none
    below the line of monitoring and none that is excluded from it is warned of.
    """
    rng = recipe.stream("warned")
    free = households["exclusions"].isna() & (households["net_income_per_head"] >= INCOME_LINE)
    free &= ~households.index.isin(known)
    number = max(1, round(len(households) * EACH / 1000))
    warned = pd.Series(dtype="object", name="warning_type")
    for kind, holds in enumerate(_kinds(households, persons), start=1):
        own = np.flatnonzero(free & holds & ~households.index.isin(warned.index))
        chosen = rng.permutation(own)[:number]
        warned = pd.concat([warned, pd.Series(f"H2.{kind}", chosen, "object", "warning_type")])
    return warned.sort_index()


def _kinds(households: pd.DataFrame, persons: pd.DataFrame) -> tuple[pd.Series, ...]:
    """Who may be of each kind, in the order of the plan."""
    by_household = persons.groupby("household")
    is_away = by_household["works_at"].count() > 0
    is_aided = (households["low_income_aid"] != "未享受") | (
        households["extreme_poverty_aid"] != "不享受"
    )
    spends = households["compliant_expense"] > 0
    is_poor = households["household_type"] == "脱贫户"
    return (
        is_poor & (households["net_income_per_head"] < WARNING_LINE),
        is_aided & spends,
        households["is_sick"] & spends & ~is_aided,
        households["has_housing_problem"],
        by_household["age"].min() >= OLD,
        is_away,
        is_away,
    )
