"""Layout K: what departments send every month, and what the townships make of it."""

import numpy as np
import pandas as pd

from data.demo.exits import day_array, days
from data.demo.ledgers.ground import NEVER, Ground, later, numbers, people
from data.demo.recipe import YEAR_START

PER_THOUSAND = 14.0  # households a year
STRANGERS = 8  # in no register: moved here, or wrongly written
PUSHED = np.arange(YEAR_START.astype("datetime64[M]"), np.datetime64("2023-10")).astype(
    "datetime64[D]"
) + days(9)  # on the tenth of every month
# What a household has that a department sees; the first that fits.
SIGNS = (
    ("is_sick", "医保", "自付医疗费用较高"),
    ("is_disabled", "残联", "新办残疾证"),
    ("has_pupil", "教育", "疑似失学辍学"),
    ("is_able", "人社", "务工人员失业"),
)
OTHERWISE = ("民政", "新增低保或临时救助")
NAMED_BY_HOUSEHOLD = 0.3  # of the alerts; the others give a name and an identity number
BY_DEPARTMENT = "部门筛查预警"


def alert_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("alerts")
    rows = pd.concat([_of_procedures(rng, ground), _of_others(rng, ground)], ignore_index=True)
    rows = _with_persons(rng, ground, rows)
    rows = pd.concat([rows, _strangers(rng, ground)], ignore_index=True)
    rows = rows.sort_values("pushed_on", kind="stable", ignore_index=True)
    return rows.assign(alert_no=numbers("YJ", len(rows))).drop(columns="household")


def _of_procedures(rng: np.random.Generator, ground: Ground) -> pd.DataFrame:
    """The alerts that this year's procedures began with."""
    begun = ground.procedures
    begun = begun[(begun["procedure_type"] == "纳入") & (begun["clue_source"] == BY_DEPARTMENT)]
    begun = begun[begun["clue_on"] >= YEAR_START + days(7)]
    verified_on = day_array(begun["verified_on"])
    ended = begun["status"].map({"办结": "纳入", "不予纳入": "不纳入", "暂不纳入": "不纳入"})
    return pd.DataFrame(
        {
            "household": begun["household"].to_numpy(),
            "pushed_on": day_array(begun["clue_on"]) - days(rng.integers(0, 4, len(begun))),
            "verified_on": verified_on,
            "conclusion": ended.where(ended.notna(), None).to_numpy(),
        }
    )


def _of_others(rng: np.random.Generator, ground: Ground) -> pd.DataFrame:
    """The many that come to nothing: known already, settled otherwise, or never looked at."""
    begun = ground.procedures["household"]
    household = np.setdiff1d(ground.frail(rng, PER_THOUSAND), begun)
    number = len(household)
    pushed_on = rng.choice(PUSHED, number)
    verified_on = later(rng, pushed_on, 1, 8)
    is_left = rng.random(number) < ground.share("unanswered", household)
    verified_on = np.where(is_left, NEVER, verified_on)
    conclusion = np.where(rng.random(number) < 0.55, "不纳入", "已化解").astype(object)
    return pd.DataFrame(
        {
            "household": household,
            "pushed_on": pushed_on,
            "verified_on": verified_on,
            "conclusion": np.where(np.isnat(verified_on), None, conclusion),
        }
    )


def _with_persons(rng: np.random.Generator, ground: Ground, rows: pd.DataFrame) -> pd.DataFrame:
    """Adds department, alert_type, amount, whom it is about and where they live."""
    household = rows["household"].to_numpy()
    own = ground.households.iloc[household]
    fits = [own[sign].to_numpy(dtype=bool) for sign, _, _ in SIGNS]
    department = np.select(fits, [name for _, name, _ in SIGNS], OTHERWISE[0])
    heads = ground.persons.drop_duplicates("household").set_index("household").loc[household]
    by_household = rng.random(len(rows)) < NAMED_BY_HOUSEHOLD
    paid = np.round(rng.uniform(8_000, 60_000, len(rows)), -2)
    return rows.assign(
        department=department,
        alert_type=np.select(fits, [kind for _, _, kind in SIGNS], OTHERWISE[1]),
        amount=np.where(department == "医保", paid, np.nan),
        name=heads["name"].to_numpy(),
        identity=np.where(by_household, None, heads["identity"]),
        household_no=np.where(by_household, own["household_no"], None),
        **ground.places(household),
    )


def _strangers(rng: np.random.Generator, ground: Ground) -> pd.DataFrame:
    """A name in a township, and nothing else."""
    villages = ground.villages.iloc[rng.integers(0, len(ground.villages), STRANGERS)]
    return pd.DataFrame(
        {
            "department": "公安",
            "alert_type": "遭遇意外事故",
            "pushed_on": np.sort(rng.choice(PUSHED[:-1], STRANGERS)),
            "name": people(rng, STRANGERS),
            "county": villages["county"].to_numpy(),
            "township": villages["township"].to_numpy(),
        }
    ).assign(verified_on=lambda rows: rows["pushed_on"] + days(5), conclusion="已化解")
