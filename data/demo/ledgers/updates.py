"""Layout J: updates of the electronic handbook, submitted and waiting for their review."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.ledgers.ground import Ground, later, numbers, people
from data.demo.recipe import EXPORTED_ON, YEAR_START

UPDATES_A_HOUSEHOLD = 0.8  # a year, of those ever monitored
CONTENTS = ("联系电话", "务工信息", "收入信息", "家庭成员", "帮扶措施", "健康状况", "住房情况")
SUBMITTERS_A_VILLAGE = 2


def update_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("updates")
    known = ground.latest["household"].to_numpy()
    household = rng.choice(known, round(len(known) * UPDATES_A_HOUSEHOLD))
    number = len(household)
    span = (EXPORTED_ON - YEAR_START).astype(int)
    submitted_on = YEAR_START + days(np.sort(rng.integers(0, span + 1, number)))
    submitters = people(rng, SUBMITTERS_A_VILLAGE * len(ground.villages))
    village = ground.households["village"].to_numpy()[household]
    desk = rng.integers(0, SUBMITTERS_A_VILLAGE, number)
    reviewed_on = later(rng, submitted_on, 0, ground.share("review_days", household))
    result = np.where(rng.random(number) < 0.04, "退回", "通过").astype(object)
    return ground.of_household(
        pd.DataFrame(
            {
                "update_no": numbers("GX", number),
                "household": household,
                "content": rng.choice(CONTENTS, number),
                "submitted_on": submitted_on,
                "submitter": submitters[SUBMITTERS_A_VILLAGE * village + desk],
                "reviewed_on": reviewed_on,
                "review_result": np.where(np.isnat(reviewed_on), None, result),
            }
        )
    )
