"""Oddities of households that nobody monitors, and of their members."""

import numpy as np

from data.demo.health import GRADES, KINDS_OF_DISABILITY
from data.demo.oddities.rows import FEW, Rows, few, set_on
from data.demo.recipe import INCOME_LINE

HEAPED, ALIKE = 24, 12  # households
SAME_INCOME = 12_000.0  # yuan a head
DAY = np.timedelta64(1, "D")


def _share_phones(rng: np.random.Generator, rows: Rows) -> None:
    """One village's households have the village's number."""
    own = _one_village(rng, rows, ALIKE)
    first = rows.members.loc[rows.members["household"] == own[0], "household_phone"].iloc[0]
    set_on(rows.members, own, "household_phone", first)


def _heap_incomes(rng: np.random.Generator, rows: Rows) -> None:
    """In the township that holds back, incomes come to lie just above the line."""
    holding = [rank for rank, b in enumerate(rows.behaviours) if b.holds_back]
    plain = rows.members["exclusions"].isna() & (
        rows.members["net_income_per_head"] > 1.05 * INCOME_LINE
    )
    for household in few(rng, rows.households(rows.members, plain, *holding), HEAPED):
        income = round(INCOME_LINE * rng.uniform(1.004, 1.045), 2)
        set_on(rows.members, [household], "net_income_per_head", income)
        set_on(rows.members, [household], "compliant_expense", np.nan)


def _copy_incomes(rng: np.random.Generator, rows: Rows) -> None:
    own = _one_village(rng, rows, ALIKE)
    set_on(rows.members, own, "net_income_per_head", SAME_INCOME)
    set_on(rows.members, own, "compliant_expense", np.nan)


def _one_village(rng: np.random.Generator, rows: Rows, number: int) -> np.ndarray:
    """Households of one large village whose incomes are well above the line."""
    well = rows.members["net_income_per_head"] > 1.2 * INCOME_LINE
    own = rows.members[well].drop_duplicates("household")
    sizes = own.groupby(["township", "village"], sort=False)["household"].agg(["size", "first"])
    large = sizes.sort_values("size", ascending=False).index[:8]
    township, village = large[rng.integers(len(large))]
    there = (own["township"] == township) & (own["village"] == village)
    return few(rng, own.loc[there, "household"].to_numpy(), number)


def _register_twice(rng: np.random.Generator, rows: Rows) -> None:
    """Daughters-in-law who are still listed where they grew up."""
    married = rows.members.index[rows.members["relation"] == "之儿媳"]
    daughters = rows.members.index[rows.members["relation"] == "之女"]
    pairs = zip(few(rng, daughters), few(rng, married), strict=False)
    for stays, moved in pairs:
        for column in ("identity", "name", "born_on"):
            rows.members.loc[stays, column] = rows.members.loc[moved, column]


def _lose_heads(rng: np.random.Generator, rows: Rows) -> None:
    heads = rows.members.index[rows.members["relation"] == "户主"]
    rows.members.loc[few(rng, heads), "relation"] = "其他"


def _misread_birthdays(rng: np.random.Generator, rows: Rows) -> None:
    rows.members.loc[few(rng, rows.members.index.to_numpy()), "born_on"] += DAY


def _give_posts(rng: np.random.Generator, rows: Rows) -> None:
    """To children, and to some who cannot work."""
    pupils = rows.members.index[rows.members["school_stage"] == "普通高中"]
    for person in few(rng, pupils, 2 * FEW):
        rows.members.loc[person, "labour"] = "普通劳动力"
    children = rows.members.index[rows.members["school_stage"] == "初中"]
    rows.members.loc[few(rng, children, 2), ["public_post", "labour"]] = ["保洁员", "普通劳动力"]
    holders = rows.members.index[rows.members["public_post"].notna()]
    rows.members.loc[few(rng, holders, 2 * FEW), "labour"] = "丧失劳动力"


def _certify(rng: np.random.Generator, rows: Rows) -> None:
    """Half of the disabled are registered by their certificate; a few codes are another's."""
    for frame in (rows.members, rows.monitored):
        disabled = frame.index[frame["disability"].notna()]
        own = few(rng, disabled, len(disabled) // 2)
        kinds = np.array([KINDS_OF_DISABILITY.index(k) for k in frame.loc[own, "disability"]])
        grades = np.array([GRADES.index(g) for g in frame.loc[own, "disability_grade"]])
        kinds[:2], grades[2:FEW] = (kinds[:2] + 1) % 6, (grades[2:FEW] + 1) % 4
        codes = np.char.add((kinds + 1).astype("U1"), (grades + 1).astype("U1"))
        frame.loc[own, "identity"] += codes


PEOPLE = (
    _share_phones,
    _heap_incomes,
    _copy_incomes,
    _register_twice,
    _lose_heads,
    _misread_birthdays,
    _give_posts,
    _certify,
)
