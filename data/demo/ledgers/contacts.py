"""Of layout E, the second ring: a visit or a call to each 预警户 every quarter, or neither."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.ledgers.ground import Ground, people
from data.demo.recipe import YEAR_START

MADE = 0.88  # of what a township that misses no visit owes them
ROLES = ("驻村干部", "村防贫监测信息员")
WAYS = (("入户", 0.5), ("电话", 0.5))
QUARTERS = np.arange(YEAR_START.astype("datetime64[M]"), np.datetime64("2023-11"), 3)


def contact_rows(ground: Ground) -> pd.DataFrame:
    """household, visited_on, way, visitor, visitor_role; no incomes are asked."""
    rng = ground.recipe.stream("contacts")
    first, after = (span.astype("datetime64[D]") for span in (QUARTERS[:-1], QUARTERS[1:]))
    household = np.repeat(ground.warned.index.to_numpy(dtype=int), len(first))
    quarter = np.tile(np.arange(len(first)), len(ground.warned))
    is_made = rng.random(len(household)) < MADE * ground.share("visited", household)
    household, quarter = household[is_made], quarter[is_made]
    visited_on = first[quarter] + days(rng.integers(0, (after - first).astype(int)[quarter]))
    village = ground.households["village"].to_numpy()[household]
    ways, shares = zip(*WAYS, strict=True)
    return pd.DataFrame(
        {
            "household": household,
            "visited_on": visited_on,
            "way": rng.choice(np.array(ways, dtype=object), len(household), p=shares),
            "visitor": people(rng, len(ground.villages))[village],
            "visitor_role": rng.choice(ROLES, len(ground.villages))[village],
        }
    )
