"""The measures that help a household: the ledger, and the export's undated columns."""

import numpy as np
import pandas as pd

from data.demo.exits import day_array, days
from data.demo.recipe import EXPORTED_ON, LEDGER_FROM, Behaviour, Recipe

AGAINST = {
    "因病": "健康帮扶",
    "因学": "教育帮扶",
    "因残": "综合保障",
    "因自然灾害": "产业帮扶",
    "因意外事故": "社会帮扶",
    "因产业项目失败": "金融帮扶",
    "因务工就业不稳": "就业帮扶",
    "缺劳动力": "综合保障",
    "因安全住房": "住房安全保障",
    "因安全饮水": "饮水安全保障",
    "其他": "社会帮扶",
}
DEVELOPMENT = (("产业帮扶", 0.46), ("就业帮扶", 0.30), ("公益岗位帮扶", 0.18), ("金融帮扶", 0.06))
NAMES = {
    "产业帮扶": ("发展生产奖补", "技术指导"),
    "就业帮扶": ("务工交通补助", "技能培训", "帮扶车间就业"),
    "金融帮扶": ("小额信贷",),
    "公益岗位帮扶": ("乡村公益性岗位",),
    "住房安全保障": ("危房改造",),
    "饮水安全保障": ("饮水设施维修",),
    "健康帮扶": ("大病救治", "慢性病签约服务"),
    "义务教育保障": ("控辍保学",),
    "教育帮扶": ("雨露计划", "助学金"),
    "综合保障": ("纳入低保", "临时救助", "参保资助"),
    "社会帮扶": ("社会捐助", "结对帮扶"),
}
YUAN = {
    "产业帮扶": 3000,
    "就业帮扶": 800,
    "金融帮扶": 30000,
    "公益岗位帮扶": 6000,
    "住房安全保障": 25000,
}
UNLEDGERED = 0.25  # of the inclusions older than the ledger: only the export knows their help
OUTSIDE = 6  # households helped and not included, where numbers are kept small


def measure_rows(
    recipe: Recipe, households: pd.DataFrame, latest: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """One row a measure: household, measure_category, measure_name, targeted_risks, begun_on,
    ended_on, amount, in_ledger."""
    rng = recipe.stream("measures")
    number = len(latest)
    categories = _categories(rng, households, latest, behaviours)
    included_on = day_array(latest["included_on"])
    late_share = np.array([b.late_help for b in behaviours])[latest["rank"]]
    is_late = rng.random(number) < late_share
    first = included_on + days(
        np.where(is_late, rng.integers(12, 45, number), rng.integers(0, 9, number))
    )
    in_ledger = (included_on >= LEDGER_FROM) | (rng.random(number) > UNLEDGERED)
    eliminated_on = day_array(latest["eliminated_on"].where(latest["rolled_back_on"].isna()))
    rows = []
    for category, holds in categories.items():
        own = np.flatnonzero(holds)
        rows.append(
            pd.DataFrame(
                {
                    "episode": own,
                    "measure_category": category,
                    "measure_name": rng.choice(NAMES[category], len(own)),
                    "begun_on": first[own],
                    "ended_on": eliminated_on[own] + days(rng.integers(0, 90, len(own))),
                    "amount": YUAN.get(category, np.nan),
                }
            )
        )
    measures = pd.concat(rows, ignore_index=True)
    further = measures.groupby("episode").cumcount().to_numpy() > 0
    wait = days(np.where(further, rng.integers(0, 40, len(measures)), 0))
    measures["begun_on"] = day_array(measures["begun_on"]) + wait
    goes_on = (rng.random(len(measures)) < 0.5) | (measures["ended_on"] > EXPORTED_ON)
    measures["ended_on"] = measures["ended_on"].where(
        ~goes_on & (measures["ended_on"] >= measures["begun_on"])
    )
    measures["targeted_risks"] = latest["risks"].to_numpy()[measures["episode"]]
    measures["household"] = latest["household"].to_numpy()[measures["episode"]]
    measures["in_ledger"] = in_ledger[measures.pop("episode")]
    return measures[measures["begun_on"] <= EXPORTED_ON]


def _categories(
    rng: np.random.Generator,
    households: pd.DataFrame,
    latest: pd.DataFrame,
    behaviours: list[Behaviour],
) -> dict[str, np.ndarray]:
    """For each category, which of the episodes have it."""
    number = len(latest)
    risks = latest["risks"].fillna("")
    able = households["is_able"].to_numpy()[latest["household"]]
    active = (latest["eliminated_on"].isna() | latest["rolled_back_on"].notna()).to_numpy()
    holds = {category: np.zeros(number, dtype=bool) for category in NAMES}
    for risk, category in AGAINST.items():
        matched = risks.str.contains(risk).to_numpy() & (rng.random(number) < 0.97)
        holds[category] |= matched & (able | (category not in dict(DEVELOPMENT)))
    holds["综合保障"] |= ~able | (rng.random(number) < 0.25)
    kinds, shares = zip(*DEVELOPMENT, strict=True)
    chosen = rng.choice(kinds, number, p=shares)
    developed = able & (rng.random(number) < 0.965)
    for kind in kinds:
        holds[kind] |= developed & (chosen == kind)
    chance = rng.random(number)
    only_cash = active & able
    only_cash &= chance < np.array([b.safety_net_only for b in behaviours])[latest["rank"]]
    none = active & (chance > 1 - np.array([b.without_measure for b in behaviours])[latest["rank"]])
    for category in holds:
        holds[category] &= ~none & ~only_cash
    holds["综合保障"] |= only_cash
    return holds


def outside_help(recipe: Recipe, households: pd.DataFrame, candidates: np.ndarray) -> pd.DataFrame:
    """临时救助 for households that stay unmonitored."""
    rng = recipe.stream("outside")
    rows = rng.permutation(candidates)[:OUTSIDE]
    begun_on = EXPORTED_ON - days(rng.integers(30, 300, len(rows)))
    return pd.DataFrame(
        {
            "household": rows,
            "measure_category": "社会帮扶",
            "measure_name": "临时救助",
            "begun_on": begun_on,
            "amount": 2000,
            "in_ledger": True,
        }
    )


def numbered(measures: pd.DataFrame) -> pd.DataFrame:
    """The ledger, in order of days."""
    ledger = measures[measures["in_ledger"]].sort_values(["begun_on", "household"], kind="stable")
    serial = pd.Series(range(1, len(ledger) + 1), index=ledger.index).astype("str")
    return ledger.assign(measure_no="CS" + serial.str.zfill(7)).reset_index(drop=True)


def export_columns(measures: pd.DataFrame) -> pd.DataFrame:
    """By household, one column a category of layout A, naming its measures."""
    names = measures.groupby(["household", "measure_category"])["measure_name"]
    return names.agg("、".join).unstack()
