"""The steps of a procedure: 线索 → 核实 → 评议 → 公示 → 审核 → 审定 → 录入, and who holds each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Holder(StrEnum):
    VILLAGE = "村"
    TOWNSHIP = "乡镇"
    COUNTY = "县"


@dataclass(frozen=True)
class Step:
    """From the day of the step before it (the first: from 线索发现) to its own day `column`."""

    id: str
    title: str
    column: str
    holder: Holder


STEPS = (
    Step("verification", "核实", "verified_on", Holder.VILLAGE),
    Step("village_review", "评议", "village_review_on", Holder.VILLAGE),
    Step("publicity", "公示", "publicity_to_on", Holder.VILLAGE),
    Step("township_review", "审核", "township_review_on", Holder.TOWNSHIP),
    Step("county_approval", "审定", "county_approval_on", Holder.COUNTY),
    Step("entry", "录入", "entered_on", Holder.TOWNSHIP),
)
CLUE = "clue_on"
DAY_COLUMNS = (CLUE, *(step.column for step in STEPS))

# A day for each of DAY_COLUMNS, None where it is blank or lies after D.
Days = Sequence[date | None]


def furthest(days: Days) -> int:
    """The index in DAY_COLUMNS of the furthest step reached, whatever was skipped before it."""
    return max(number for number, day in enumerate(days) if day is not None)


def waiting_for(days: Days) -> Step:
    """The step that a procedure in 在办 waits for; the last one if every day is there."""
    return STEPS[min(furthest(days), len(STEPS) - 1)]
