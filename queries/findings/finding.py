"""One finding: a rule, a household, and what is known of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

Evidence = str | int | float | bool | date | None


@dataclass(frozen=True)
class Finding:
    """`household_id` is the database's own, `household_no` the 户编号. `since` is the day from
    which it has held, None where unknown; a day known only to its month is the month's first,
    and `2023-05` in `evidence`."""

    rule: str
    household_id: int
    household_no: str
    village_code: str
    since: date | None
    evidence: dict[str, Evidence]
    sentence: str
    clause: str

    def reported(self) -> dict[str, Any]:
        """As it is given outside the pages; the names are fixed."""
        return {
            "rule": self.rule,
            "household_id": self.household_no,
            "village_code": self.village_code,
            "since": self.since,
            "evidence": self.evidence,
            "sentence": self.sentence,
            "clause": self.clause,
        }
