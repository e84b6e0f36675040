"""Oddities of the ledgers: days that cannot be right, visits too alike, help forgotten."""

import numpy as np

from data.demo.oddities.rows import Rows, few, set_on
from data.layouts.household_members import MEASURE_FIELDS

DAY = np.timedelta64(1, "D")


def _mistake_days(rng: np.random.Generator, rows: Rows) -> None:
    """A few stages before the clue, measures that end before they begin."""
    p, m = rows.procedures, rows.measures
    old = p.index[p["verified_on"].notna() & (p["clue_on"] < np.datetime64("2022-01-01"))]
    some = few(rng, old)
    p.loc[some, "verified_on"] = p.loc[some, "clue_on"] - 3 * DAY
    ended = m.index[m["ended_on"].notna() & (m["ended_on"] < np.datetime64("2023-01-01"))]
    some = few(rng, ended)
    m.loc[some, "ended_on"] = m.loc[some, "begun_on"] - 5 * DAY


def _rush_visits(rng: np.random.Generator, rows: Rows) -> None:
    """In July one visitor saw half the county in a day, another wrote the same of every home."""
    v = rows.visits
    on_time = [rank for rank, b in enumerate(rows.behaviours) if not b.backfilled]
    homes = rows.monitored["household_no"].where(
        np.isin(rows.rank[rows.monitored["household"]], on_time)
    )
    in_july = v["visited_on"].between(np.datetime64("2023-07-01"), np.datetime64("2023-07-31"))
    at_home = v.index[(v["way"] == "入户") & in_july & v["household_no"].isin(homes)]
    at_home = at_home[~v.loc[at_home].duplicated("household_no")]
    for number, copies in ((26, False), (6, True)):
        own = few(rng, at_home, number)
        at_home = at_home.difference(own)
        for column in ("visited_on", "visitor", "visitor_role", "entered_on"):
            v.loc[own, column] = v.loc[own[:1], column].tolist() * len(own)
        if copies:
            v.loc[own, "month_income"] = 1_000.0
            v.loc[own, "problems_seen"] = "务工收入有所减少"


def _forget_help(rng: np.random.Generator, rows: Rows) -> None:
    """Nothing is on record of how a few households were helped, years ago."""
    m = rows.monitored
    long_ago = (m["elimination_way"] == "帮扶消除") & (m["eliminated_on"] < "202201")
    own = few(rng, rows.households(m, long_ago), 3)
    numbers = m.loc[m["household"].isin(own), "household_no"]
    rows.measures = rows.measures[~rows.measures["household_no"].isin(numbers)]
    for name in MEASURE_FIELDS.values():
        if name in m:
            set_on(m, own, name, None)


LEDGERS = (_mistake_days, _rush_visits, _forget_help)
