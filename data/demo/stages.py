"""The stages of a procedure, walked from the clue to the entry in the system."""

import numpy as np
import pandas as pd

from data.demo.recipe import EXPORTED_ON, Behaviour

# Each stage with the days it usually takes after the one before, all equally likely.
USUAL_DAYS = {
    "verified_on": (0, 1, 1, 2),
    "authorised_on": (0, 0, 1),
    "village_review_on": (1, 1, 2, 3),
    "publicity_from_on": (0, 1),
    "publicity_to_on": (4, 4, 4, 5),  # both ends count: five days or more
    "township_review_on": (1, 1, 2),
    "county_approval_on": (1, 1, 2),
    "entered_on": (0, 1, 2, 3),
}
STAGES = tuple(USUAL_DAYS)
CAN_BE_HELD_UP = ("verified_on", "authorised_on", "village_review_on", "publicity_from_on")
CAN_BE_HELD_UP += ("township_review_on", "county_approval_on")
FOR_EVER = 4000
SOURCES = ("农户自主申报", "干部排查", "部门筛查预警", "信访", "12317", "媒体舆情", "其他")
SOURCE_SHARES = (0.31, 0.41, 0.20, 0.03, 0.02, 0.01, 0.02)

# How a procedure can end, with its last stage: (办理状态, opinion that it rests on).
ENDINGS = {
    "approved": ("办结", "county_approval_on"),
    "refused": ("不予纳入", "village_review_on"),
    "rejected": ("不予纳入", "township_review_on"),
    "postponed": ("暂不纳入", "township_review_on"),
}


def walk(
    rng: np.random.Generator, cases: pd.DataFrame, behaviours: list[Behaviour]
) -> pd.DataFrame:
    """Adds the stage days to cases of clue_on, rank, ending and, optionally, stuck_at (a
    stage or None). What lies after the export's day, or after a refusal, is left blank."""
    number = len(cases)
    rank = cases["rank"].to_numpy()
    delayed = np.array([b.delayed for b in behaviours])[rank]
    short = np.array([b.short_publicity for b in behaviours])[rank]
    held_at = np.where(rng.random(number) < delayed, rng.choice(CAN_BE_HELD_UP, number), "")
    is_short = rng.random(number) < short
    day = cases["clue_on"].to_numpy()
    walked = cases.copy()
    for stage, usual in USUAL_DAYS.items():
        days = rng.choice(usual, number)
        if stage == "publicity_to_on":
            days = np.where(is_short, rng.integers(1, 4, number), days)
        days = days + np.where(held_at == stage, rng.integers(6, 40, number), 0)
        if "stuck_at" in cases:
            days = days + np.where(cases["stuck_at"] == stage, FOR_EVER, 0)
        day = day + days.astype("timedelta64[D]")
        walked[stage] = day
    return _closed(_until_the_export(walked))


def _until_the_export(walked: pd.DataFrame) -> pd.DataFrame:
    for stage in STAGES:
        walked[stage] = walked[stage].where(walked[stage] <= EXPORTED_ON)
    return walked


def _closed(walked: pd.DataFrame) -> pd.DataFrame:
    """Fills 办理状态 and the opinions; a refusal is the last thing that happens."""
    status = np.full(len(walked), "在办", dtype=object)
    for ending, (ended_as, last) in ENDINGS.items():
        here = (walked["ending"] == ending).to_numpy()
        status[here & walked[last].notna().to_numpy()] = ended_as
        later = STAGES[STAGES.index(last) + 1 :] if ending != "approved" else ()
        walked.loc[here, list(later)] = pd.NaT
    walked["status"] = status
    for level in ("village", "township", "county"):
        stage = "county_approval_on" if level == "county" else f"{level}_review_on"
        against = walked["ending"] == {"village": "refused", "township": "rejected"}.get(level, "")
        opinion = np.where(against, "不同意", "同意").astype(object)
        opinion[walked[stage].isna()] = None
        walked[f"{level}_opinion"] = opinion
    # 暂不纳入 because the clock ran out: nobody at the township said yes or no.
    walked.loc[walked["ending"] == "postponed", "township_opinion"] = None
    return walked
