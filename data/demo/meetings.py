"""Layout L: the villages' monthly 综合研判, the townships' 部门联席会, and the campaigns."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.recipe import EXPORTED_ON, LEDGER_FROM, Behaviour, Recipe

CAMPAIGNS = ((2021, "2021-05-06"), (2022, "2022-05-09"), (2023, "2023-09-12"))


def meeting_rows(
    recipe: Recipe, villages: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """level, township, village (None for a township), meeting_type, held_on, topics."""
    rng = recipe.stream("meetings")
    share = np.array([b.meetings for b in behaviours])
    months = np.arange(LEDGER_FROM.astype("datetime64[M]"), EXPORTED_ON.astype("datetime64[M]") + 1)
    townships = villages.drop_duplicates("rank").sort_values("rank")
    rows = [
        _monthly(rng, "村", "综合研判", villages, share[villages["rank"]], months),
        _monthly(rng, "乡镇", "部门联席会", townships, share[townships["rank"]], months),
    ]
    for _, first in CAMPAIGNS:
        begun = np.datetime64(first) + days(rng.integers(0, 4, len(townships)))
        rows.append(_once(townships, "动员部署", begun))
        rows.append(_once(townships, "业务培训", begun))
        rows.append(
            _once(townships, "总结报告", begun + days(rng.integers(30, 39, len(townships))))
        )
    every = pd.concat(rows, ignore_index=True)
    every["topics"] = rng.integers(1, 6, len(every))
    every = every[every["held_on"] <= EXPORTED_ON]
    return every.sort_values(["held_on", "township", "village"], kind="stable", ignore_index=True)


def _monthly(
    rng: np.random.Generator,
    level: str,
    meeting_type: str,
    places: pd.DataFrame,
    share: np.ndarray,
    months: np.ndarray,
) -> pd.DataFrame:
    held = rng.random((len(places), len(months))) < share[:, None]
    place, month = np.nonzero(held)
    return pd.DataFrame(
        {
            "level": level,
            "township": places["township"].to_numpy()[place],
            "village": places["name"].to_numpy()[place] if level == "村" else None,
            "meeting_type": meeting_type,
            "held_on": months[month].astype("datetime64[D]")
            + days(rng.integers(2, 26, len(month))),
        }
    )


def _once(townships: pd.DataFrame, meeting_type: str, held_on: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "level": "乡镇",
            "township": townships["township"].to_numpy(),
            "village": None,
            "meeting_type": meeting_type,
            "held_on": held_on,
        }
    )
