"""What the export says of a monitored household besides what it says of every household."""

import numpy as np
import pandas as pd

from data.demo.identity import given_names, surnames
from data.demo.recipe import INCOME_LINE, YEAR_START, Behaviour, Recipe

AFTER_GUARANTEES = (
    "after_has_housing_problem",
    "after_has_water_problem",
    "after_has_dropout",
    "after_has_uninsured_member",
)
CONFLICTS = 3


def export_of(
    recipe: Recipe, households: pd.DataFrame, latest: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """One row a household of `latest` (its latest episodes), under the layout's names; months
    as the national export writes them, 202309."""
    rng = recipe.stream("export")
    is_eliminated = latest["eliminated_on"].notna() & latest["rolled_back_on"].isna()
    contact = np.char.add(surnames(rng, len(latest)), given_names(rng, len(latest)))
    export = latest[
        ["household", "rank", "monitored_category", "risks", "disaster_subtype"]
    ].assign(
        identified_on=_months(latest["included_on"]),
        is_eliminated=is_eliminated,
        eliminated_on=_months(latest["eliminated_on"].where(is_eliminated)),
        elimination_way=latest["elimination_way"].where(is_eliminated),
        is_safety_net=households["is_safety_net"].to_numpy()[latest["household"]],
        contact_person=contact,
    )
    export = export.reset_index(drop=True)
    _add_afterwards(rng, households, export, behaviours)
    _leave_gaps(rng, export, behaviours)
    _contradict(rng, export, latest.reset_index(drop=True))
    return export


def _months(days: pd.Series) -> pd.Series:
    return days.dt.strftime("%Y%m")


def _add_afterwards(
    rng: np.random.Generator,
    households: pd.DataFrame,
    export: pd.DataFrame,
    behaviours: list[Behaviour],
) -> None:
    """The 风险消除后 block: better than before, as a rule."""
    own = households.iloc[export["household"]]
    before = own["net_income_per_head"].to_numpy()
    head = np.maximum(before * rng.uniform(1.08, 1.55, len(export)), INCOME_LINE * 1.06)
    for name in AFTER_GUARANTEES:
        export[name] = np.where(export["is_eliminated"], False, None)
    by_help = export["is_eliminated"] & (export["elimination_way"] == "帮扶消除")
    recent = by_help & (export["eliminated_on"] >= str(YEAR_START)[:4])
    for rank, behaviour in enumerate(behaviours):
        rows = rng.permutation(np.flatnonzero(recent & (export["rank"] == rank)))
        number = behaviour.wrong_exits or int(rank % 3 == 0)
        below, worse = rows[:number], rows[number : 2 * number]
        head[below] = INCOME_LINE * rng.uniform(0.78, 0.99, len(below))
        head[worse] = before[worse] * 0.93
        export.loc[worse[::2], "after_has_housing_problem"] = True
    head = np.where(export["is_eliminated"], head, np.nan)
    total = np.round(head * own["persons"].to_numpy())
    export["after_net_income"] = total
    export["after_net_income_per_head"] = np.round(total / own["persons"].to_numpy(), 2)


def _leave_gaps(
    rng: np.random.Generator, export: pd.DataFrame, behaviours: list[Behaviour]
) -> None:
    """What a township has not filled in."""
    share = np.array([b.incomplete for b in behaviours])[export["rank"]]
    gap = np.where(rng.random(len(export)) < share, rng.integers(1, 4, len(export)), 0)
    export["lacks_income"] = gap == 1
    export["lacks_phone"] = gap == 2
    export.loc[gap == 2, "contact_person"] = None
    export.loc[gap == 3, "risks"] = None


def _contradict(rng: np.random.Generator, export: pd.DataFrame, latest: pd.DataFrame) -> None:
    """A few dates that the ledger tells otherwise."""
    in_ledger = np.flatnonzero(latest["in_ledger"] & ~latest["included_on"].ge(YEAR_START))
    for row in rng.permutation(in_ledger)[:CONFLICTS]:
        earlier = latest["included_on"].iloc[row] - pd.DateOffset(months=4)
        export.loc[row, "identified_on"] = earlier.strftime("%Y%m")
    exited = np.flatnonzero(latest["elimination_in_ledger"].astype(bool) & export["is_eliminated"])
    rows = rng.permutation(exited)[:CONFLICTS]
    export.loc[rows, "is_eliminated"] = False
    export.loc[rows, ["eliminated_on", "elimination_way"]] = None
