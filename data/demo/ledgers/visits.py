"""Layout E: every month to the monitored, every quarter to the eliminated and to 预警户."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.demo.exits import day_array, days
from data.demo.ledgers.contacts import contact_rows
from data.demo.ledgers.ground import Ground, people
from data.demo.recipe import EXPORTED_ON, YEAR_START

ROLES = (("帮扶联系人", 0.6), ("驻村工作队员", 0.25), ("村干部", 0.15))
WAYS = (("入户", 0.95), ("电话", 0.04), (None, 0.01))
WAYS_OF_QUARTERS = (("入户", 0.55), ("电话", 0.45))
WITHOUT_INCOME = 0.5  # visits of the last full month, of a thousand households
SEEN = (None, "无", "收入稳定，无新增困难", "务工收入有所减少", "自付医药费较高")
SEEN += ("子女学费支出较大", "房屋漏雨，已报村里", "产业缺技术", "饮水管道需维修")
SEEN_SHARES = (0.30, 0.20, 0.22, 0.08, 0.08, 0.04, 0.03, 0.03, 0.02)
QUARTER_ENDS = (3, 6, 9)
# The first days of the spans in which a visit is due, and of the one after the last.
MONTHS = np.arange(YEAR_START.astype("datetime64[M]"), np.datetime64("2023-11"))
QUARTERS = MONTHS[::3]
LAST_FULL_MONTH = EXPORTED_ON.astype("datetime64[M]") - 1


def visit_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("visits")
    is_active = _active(ground.latest, MONTHS)
    is_eliminated = _eliminated(ground.latest, QUARTERS)
    visits = pd.concat(
        [
            _visits(rng, ground, is_active, MONTHS, WAYS),
            _visits(rng, ground, is_eliminated, QUARTERS, WAYS_OF_QUARTERS),
        ],
        ignore_index=True,
    )
    visits = visits.sort_values(["episode", "visited_on"], kind="stable", ignore_index=True)
    _say_what_was_seen(rng, ground, visits)
    _enter(rng, ground, visits)
    _leave_incomes_out(ground, visits)
    contacts = contact_rows(ground)
    _enter(ground.recipe.stream("contacts entered"), ground, contacts)
    visits = pd.concat([visits.drop(columns="episode"), contacts], ignore_index=True)
    visits = visits[(visits["visited_on"] <= EXPORTED_ON) & (visits["entered_on"] <= EXPORTED_ON)]
    visits = visits.sort_values(["visited_on", "household"], kind="stable")
    return ground.of_household(visits)


def _active(latest: pd.DataFrame, spans: np.ndarray) -> np.ndarray:
    """Whether each episode (a row) was active all through each span (a column)."""
    first, after = spans[:-1].astype("datetime64[D]"), spans[1:].astype("datetime64[D]")
    included, eliminated, rolled_back = _ends(latest)
    goes_on = np.isnat(eliminated) | (eliminated >= after) | (rolled_back < first)
    return (included < first) & goes_on


def _eliminated(latest: pd.DataFrame, spans: np.ndarray) -> np.ndarray:
    """Whether each episode's risk was eliminated all through each span."""
    first, after = spans[:-1].astype("datetime64[D]"), spans[1:].astype("datetime64[D]")
    _, eliminated, rolled_back = _ends(latest)
    return (eliminated < first) & (np.isnat(rolled_back) | (rolled_back >= after))


def _ends(latest: pd.DataFrame) -> Iterator[np.ndarray]:
    names = ("included_on", "eliminated_on", "rolled_back_on")
    return (day_array(latest[name])[:, None] for name in names)


def _visits(
    rng: np.random.Generator,
    ground: Ground,
    is_due: np.ndarray,
    spans: np.ndarray,
    ways: tuple[tuple[str | None, float], ...],
) -> pd.DataFrame:
    """One row a visit made: episode, household, visited_on, way, visitor, visitor_role."""
    episode, span = np.nonzero(is_due)
    household = ground.latest["household"].to_numpy()
    is_made = rng.random(len(episode)) < ground.share("visited", household[episode])
    episode, span = episode[is_made], span[is_made]
    first = spans[:-1].astype("datetime64[D]")[span]
    length = (spans[1:].astype("datetime64[D]")[span] - first).astype(int)
    words, shares = zip(*ways, strict=True)
    roles, role_shares = zip(*ROLES, strict=True)
    contact = ground.export["contact_person"].to_numpy(dtype=object)
    contact = np.where(pd.isna(contact), people(rng, len(contact)), contact)
    return pd.DataFrame(
        {
            "episode": episode,
            "household": household[episode],
            "visited_on": first + days(rng.integers(0, length)),
            "way": rng.choice(np.array(words, dtype=object), len(episode), p=shares),
            "visitor": contact[episode],
            "visitor_role": rng.choice(roles, len(contact), p=role_shares)[episode],
        }
    )


def _say_what_was_seen(rng: np.random.Generator, ground: Ground, visits: pd.DataFrame) -> None:
    """Adds incomes in yuan and problems_seen. A copied visit repeats the one before it."""
    number = len(visits)
    usual = ground.households["net_income"].to_numpy()[visits["household"]] / 12
    income = np.round(usual * np.exp(0.12 * rng.standard_normal(number)), -1)
    seen = rng.choice(np.array(SEEN, dtype=object), number, p=SEEN_SHARES)
    copies = rng.random(number) < ground.share("copied", visits["household"])
    copies &= visits["episode"].eq(visits["episode"].shift()).to_numpy()
    source = np.maximum.accumulate(np.where(copies, 0, np.arange(number)))
    visits["month_income"] = income[source]
    visits["problems_seen"] = seen[source]
    is_quarter_end = visits["visited_on"].dt.month.isin(QUARTER_ENDS)
    visits["quarter_income"] = (3 * visits["month_income"]).where(is_quarter_end)


def _enter(rng: np.random.Generator, ground: Ground, visits: pd.DataFrame) -> None:
    """Adds entered_on: within days of the visit, or all at once when the month ends."""
    visited_on = day_array(visits["visited_on"])
    month_end = (visited_on.astype("datetime64[M]") + 1).astype("datetime64[D]") - days(1)
    at_once = visited_on + days(rng.integers(0, 6, len(visits)))
    is_late = ground.share("backfilled", visits["household"])
    visits["entered_on"] = np.where(is_late, np.minimum(month_end, EXPORTED_ON), at_once)


def _leave_incomes_out(ground: Ground, visits: pd.DataFrame) -> None:
    """A few came into the house and asked nothing of the month's income."""
    rng = ground.recipe.stream("incomes left out")
    in_month = day_array(visits["visited_on"]).astype("datetime64[M]") == LAST_FULL_MONTH
    number = max(1, round(len(ground.households) * WITHOUT_INCOME / 1000))
    blank = rng.permutation(np.flatnonzero(in_month & (visits["way"] == "入户")))[:number]
    visits.loc[blank, "month_income"] = np.nan
