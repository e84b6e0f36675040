"""What the demonstration is made of: its days, its size, and how its townships go about it."""

import zlib
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

NOTICE = "演示数据，纯属虚构"
INVENTED_COUNTY = "990101000000"  # no province has 99
EXPORTED_ON = np.datetime64("2023-09-25")
LEDGER_FROM = np.datetime64("2020-10-01")  # older inclusions are known from the export alone
YEAR_START = np.datetime64("2023-01-01")
INCOME_LINE = 7_300


@dataclass(frozen=True)
class Recipe:
    """The same recipe makes the same rows, for ever."""

    county_code: str = INVENTED_COUNTY
    households: int = 30_000
    seed: int = 20230925

    def stream(self, topic: str) -> np.random.Generator:
        """A generator of its own for each topic: one topic's change leaves the others alone."""
        return np.random.default_rng([self.seed, zlib.crc32(topic.encode())])


@dataclass(frozen=True)
class Behaviour:
    """Shares by which a township does this or that; the defaults are an ordinary township."""

    poor: float = 0.16  # 脱贫户 among the households
    holds_back: bool = False  # this year's clues end in refusals and restarts
    refused: float = 0.14  # clues that the village does not support
    rejected: float = 0.03  # supported by the village, turned down by the township
    delayed: float = 0.07  # procedures held up at one stage
    stuck: int = 0  # open procedures of this year that have not moved for months
    short_publicity: float = 0.03
    eliminated: float = 0.66  # of those ever included
    early: float = 0.03  # of last winter's inclusions, eliminated before six months
    batched: float = 0.0  # of this year's eliminations, moved into one fortnight of June
    wrong_exits: int = 0  # of each kind: below the line, worse afterwards, without labour
    rolled_back: float = 0.04  # of last year's eliminations
    safety_net_only: float = 0.02  # 一兜了之, of the active with labour
    without_measure: float = 0.01
    late_help: float = 0.06
    incomplete: float = 0.03
    screened: float = 0.74  # of the campaign's key households, by the export day
    unticked: float = 0.002  # of the screened: a trigger is noted, and 否 is ticked
    meetings: float = 0.97  # 综合研判 held, of all villages and months
    visited: float = 0.96  # of the monthly visits that are due
    backfilled: bool = False  # visits are entered all at once when the month ends
    copied: float = 0.04  # of the visits: income and words of the month before
    open_doubts: float = 0.05  # of the doubts about data, never verified
    review_days: int = 4  # that an update waits for its review, at most
    unanswered: float = 0.02  # of the departments' alerts
    unmended: float = 0.05  # of the problems whose time is up
    monitors: int = 2  # 防贫监测信息员 of the township itself
    unwatched: float = 0.0  # villages without one
    mismatched: float = 0.03  # of the checked households: 账实不符
    omitted: float = 0.0  # of the checked households that nobody monitors: 应纳未纳


ORDINARY = Behaviour()
DILIGENT = replace(
    ORDINARY,
    refused=0.10,
    rejected=0.0,
    delayed=0.01,
    short_publicity=0.0,
    early=0.0,
    rolled_back=0.01,
    safety_net_only=0.0,
    without_measure=0.0,
    late_help=0.0,
    incomplete=0.01,
    screened=0.96,
    unticked=0.0,
    meetings=1.0,
    visited=1.0,
    copied=0.0,
    open_doubts=0.0,
    review_days=2,
    unanswered=0.0,
    unmended=0.0,
    mismatched=0.01,
)
HOLDS_BACK = replace(
    ORDINARY,
    poor=0.30,
    holds_back=True,
    unticked=0.05,
    screened=0.70,
    open_doubts=0.40,
    unanswered=0.55,
    omitted=0.08,
)
SLOW = replace(
    ORDINARY,
    delayed=0.55,
    stuck=5,
    short_publicity=0.55,
    eliminated=0.48,
    screened=0.38,
    meetings=0.78,
    late_help=0.30,
    visited=0.76,
    review_days=45,
    unmended=0.50,
    monitors=1,
    unwatched=0.35,
)
RUSHED = replace(
    ORDINARY,
    eliminated=0.90,
    early=0.85,
    batched=0.65,
    wrong_exits=12,
    rolled_back=0.07,
    screened=0.90,
    copied=0.70,
    mismatched=0.15,
)
CASH_ONLY = replace(
    ORDINARY,
    safety_net_only=0.45,
    without_measure=0.10,
    late_help=0.25,
    incomplete=0.16,
    backfilled=True,
)

# By the rank of a township, the largest first; all further ones are ordinary.
BEHAVIOURS = (SLOW, HOLDS_BACK, RUSHED, CASH_ONLY, DILIGENT, ORDINARY, DILIGENT)


def share(behaviours: list[Behaviour], name: str, ranks: np.ndarray | pd.Series) -> np.ndarray:
    """What the townships of these ranks do, by the name of one of their shares."""
    return np.array([getattr(behaviour, name) for behaviour in behaviours])[ranks]


def behaviours_of(townships: int) -> list[Behaviour]:
    return [*BEHAVIOURS, *[ORDINARY] * townships][:townships]
