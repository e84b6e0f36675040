"""Why a household is monitored, as what, and what it earns."""

import numpy as np
import pandas as pd

from data.demo.households import set_income
from data.demo.recipe import INCOME_LINE, Recipe

CATEGORIES = {"脱贫户": "脱贫不稳定户", "一般农户": "边缘易致贫户"}
SUDDEN = 0.14  # 突发严重困难户, whose income is above the line and whose outlay is not
OTHER_RISKS = ("因务工就业不稳", "因意外事故", "因产业项目失败", "其他")
OTHER_SHARES = (0.62, 0.16, 0.14, 0.08)


def add_risks(
    recipe: Recipe, households: pd.DataFrame, latest: pd.DataFrame, flooded: np.ndarray
) -> None:
    """risks (words joined by 、), disaster_subtype and monitored_category of each episode in
    `latest`; `flooded` marks those included in the weeks after a flood that reached them."""
    rng = recipe.stream("risks")
    own = households.iloc[latest["household"]]
    number = len(own)
    by_flood = flooded & (rng.random(number) < 0.75)
    chances = (
        ("因自然灾害", by_flood),
        ("因病", (own["is_sick"] & own["is_ill"]).to_numpy() & ~by_flood),
        ("因残", own["is_disabled"].to_numpy() & (rng.random(number) < 0.6)),
        ("缺劳动力", ~own["is_able"].to_numpy() & (rng.random(number) < 0.8)),
        ("因学", own["has_pupil"].to_numpy() & (rng.random(number) < 0.14)),
        ("因安全住房", own["has_housing_problem"].to_numpy()),
        ("因安全饮水", own["has_water_problem"].to_numpy()),
    )
    holds = np.column_stack([chance for _, chance in chances])
    other = rng.choice(OTHER_RISKS, number, p=OTHER_SHARES)
    names = [name for name, _ in chances]
    latest["risks"] = [
        "、".join(np.array(names)[row]) if row.any() else other[n] for n, row in enumerate(holds)
    ]
    latest["disaster_subtype"] = np.where(by_flood, "洪涝", None)
    category = own["household_type"].map(CATEGORIES).to_numpy(dtype=object)
    latest["monitored_category"] = np.where(rng.random(number) < SUDDEN, "突发严重困难户", category)


def lower_incomes(recipe: Recipe, households: pd.DataFrame, latest: pd.DataFrame) -> None:
    """Writes the incomes of monitored households over those that they were born with."""
    rng = recipe.stream("monitored incomes")
    rows = latest["household"].to_numpy()
    sudden = (latest["monitored_category"] == "突发严重困难户").to_numpy()
    low = INCOME_LINE * np.exp(rng.normal(-0.06, 0.17, len(rows)))
    above = INCOME_LINE * rng.uniform(1.15, 1.75, len(rows))
    head = np.where(sudden, above, np.clip(low, 3_900, 1.35 * INCOME_LINE))
    set_income(households, rows, head)
    persons = households["persons"].to_numpy()[rows]
    sinks_to = INCOME_LINE * rng.uniform(0.55, 0.95, len(rows))
    small = rng.choice((0, 0, 0.02, 0.06), len(rows)) * head
    outlay = np.where(sudden, head - sinks_to, small) * persons
    households.loc[rows, "compliant_expense"] = np.round(outlay)


def leave_some_out(
    recipe: Recipe, households: pd.DataFrame, known: np.ndarray, holds_back: np.ndarray
) -> None:
    """Households below the line that nobody has taken up; some own what excludes them.

    `known`: positions of households that have had a procedure or an episode; `holds_back`: by
    rank, whether the township keeps its numbers small. Adds `exclusions`.
    """
    rng = recipe.stream("left out")
    free = np.ones(len(households), dtype=bool)
    free[known] = False
    households["exclusions"] = None
    for rank, holds in enumerate(holds_back):
        own = np.flatnonzero(free & (households["rank"] == rank))
        left = rng.permutation(own)[: 14 if holds else 1 + rank % 2]
        set_income(households, left, INCOME_LINE * rng.uniform(0.68, 0.97, len(left)))
        households.loc[left, "compliant_expense"] = np.nan
        households.loc[left[12:], "exclusions"] = "消费型轿车"
