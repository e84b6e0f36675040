"""Layout M: who watches, in the townships and in the villages."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.ledgers.ground import Ground, people

REGISTERED_FROM = np.datetime64("2022-02-10")
MONITOR, OPERATOR = "防贫监测信息员", "系统操作员"
FIRST_GRID, SECOND_GRID = "一级网格员", "二级网格员"


def monitor_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("monitors")
    villages = ground.villages
    townships = villages.drop_duplicates("rank").assign(name=None)
    own = ground.township_share("monitors")[townships.index]
    is_watched = _place_in_township(rng, villages) >= ground.township_share("unwatched")
    rows = pd.concat(
        [
            _posts(townships.loc[townships.index.repeat(own)], MONITOR),
            _posts(townships, OPERATOR),
            _posts(townships, FIRST_GRID),
            _posts(villages[is_watched], MONITOR),
            _posts(
                villages.loc[villages.index.repeat(rng.integers(1, 4, len(villages)))], SECOND_GRID
            ),
        ],
        ignore_index=True,
    )
    rows["name"] = people(rng, len(rows))
    rows["registered_on"] = REGISTERED_FROM + days(rng.integers(0, 15, len(rows)))
    # Two of one name in one place would be one person.
    return rows.drop_duplicates(["township", "village", "name"], ignore_index=True)


def _place_in_township(rng: np.random.Generator, villages: pd.DataFrame) -> np.ndarray:
    """For each village from 0 up to, not including, 1, evenly within its township."""
    order = pd.Series(rng.random(len(villages))).groupby(villages["rank"].to_numpy())
    return ((order.rank() - 1) / order.transform("size")).to_numpy()


def _posts(places: pd.DataFrame, post: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "county": places["county"].to_numpy(),
            "township": places["township"].to_numpy(),
            "village": places["name"].to_numpy(),
            "post": post,
        }
    )
