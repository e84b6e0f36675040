"""Layout I: doubts about the data, which the county sends out every month."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.ledgers.ground import NEVER, Ground, later, numbers
from data.demo.recipe import YEAR_START

PER_THOUSAND = 20.0  # households a year
DOUBTS = (
    ("YD01", "联系电话与其他农户相同"),
    ("YD02", "人均纯收入低于监测范围未纳入"),
    ("YD03", "风险类型与家庭成员情况不符"),
    ("YD04", "享受低保未填转移性收入"),
    ("YD05", "有就业帮扶未填工资性收入"),
    ("YD06", "公益性岗位人员年龄超过规定"),
    ("YD07", "户主信息缺失或重复"),
)
SHARES = (0.20, 0.10, 0.20, 0.18, 0.15, 0.07, 0.10)
FINDINGS = ("属实已改", "不属实", "未核实")
FINDING_SHARES = (0.62, 0.36, 0.02)
ISSUED = np.arange(YEAR_START.astype("datetime64[M]"), np.datetime64("2023-10")).astype(
    "datetime64[D]"
) + days(4)  # on the fifth of every month


def doubt_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("doubts")
    household = rng.permutation(ground.frail(rng, PER_THOUSAND))
    number = len(household)
    kind = rng.choice(len(DOUBTS), number, p=SHARES)
    issued_on = np.sort(rng.choice(ISSUED, number))
    verified_on = later(rng, issued_on, 1, 18)
    is_open = rng.random(number) < ground.share("open_doubts", household)
    verified_on = np.where(is_open, NEVER, verified_on)
    finding = rng.choice(np.array(FINDINGS, dtype=object), number, p=FINDING_SHARES)
    return ground.of_household(
        pd.DataFrame(
            {
                "doubt_no": numbers("YD", number),
                "household": household,
                "doubt_type": [DOUBTS[n][1] for n in kind],
                "rule_no": [DOUBTS[n][0] for n in kind],
                "issued_on": issued_on,
                "verified_on": verified_on,
                "finding": np.where(np.isnat(verified_on), None, finding),
            }
        )
    )
