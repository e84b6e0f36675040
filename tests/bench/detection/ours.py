"""The flag 受灾低纳入 asked about a simulated county, by the functions that the product calls."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.disasters.exposure import Exposure, lost_houses
from queries.disasters.reports import sum_known
from queries.expected import Past, Place, expectations
from queries.expected.precedent import precedents
from queries.flags.flag import Grade
from queries.flags.inclusions import grade_of, is_low_by_past, is_low_by_peers
from queries.flags.intakes import Intake
from queries.scope import Level
from tests.bench.detection.counts import Counted, Year
from tests.bench.detection.land import Floats, Marks
from tests.bench.detection.seen import Seen

Known = dict[str, Any]  # fields of `Place` that are fields of `Past` as well


@dataclass(frozen=True)
class Judged:
    """By place: the flag's probability, and whether it is a 信号."""

    probability: Floats
    is_signal: Marks


class Asked:
    """The flag for the places of one level of one county, whatever the counts."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self._now = [_known(exposure) for exposure in seen.exposures]
        self._before = [_known(exposure) for exposure in seen.exposures_before]
        self._standing = [
            {
                "code": code,
                "rural_households": int(seen.households[place]),
                "exposed": bool(seen.exposures[place].reasons),
                "parent": seen.parents[place],
                "out_of_poverty_share": seen.exposures[place].out_of_poverty_share,
                "low_income_aid_share": float(seen.low_income_share[place]),
            }
            for place, code in enumerate(seen.codes)
        ]

    def judged(self, year: Year) -> Judged:
        places = self.places(year)
        intakes = list(self._intakes(places))
        grades = [grade_of(intake, self.seen.level) for intake in intakes]
        return Judged(
            np.array([_probability(intake, self.seen.level) for intake in intakes]),
            np.array([grade is Grade.SIGNAL for grade in grades]),
        )

    def _intakes(self, places: list[Place]) -> Iterator[Intake]:
        """As the product has it: villages have too few affected to be judged by the past."""
        is_village = self.seen.level is Level.VILLAGE
        past = [None] * len(places) if is_village else precedents(places)
        found = zip(places, self.seen.exposures, expectations(places), past, strict=True)
        for place, exposure, expectation, precedent in found:
            yield Intake(place.code, place, exposure, expectation, precedent)

    def places(self, year: Year) -> list[Place]:
        now = self._counted(self._now, year.now)
        before = self._counted(self._before, year.before)
        return [
            Place(**standing, **this_year, past=Past(**of_before))
            for standing, this_year, of_before in zip(self._standing, now, before, strict=True)
        ]

    def _counted(self, known: list[Known], counted: Counted) -> Iterator[Known]:
        """Inclusions 因自然灾害 are asked for only where a disaster was reported."""
        observed = self.seen.summed(counted.observed).tolist()
        after = self.seen.summed(counted.after).tolist()
        for place, figures in enumerate(known):
            was_reported = figures["hazard"] is not None
            yield figures | {
                "observed": observed[place],
                "included_after": after[place] if was_reported else 0,
            }


def _probability(intake: Intake, level: Level) -> float:
    """That of the reading that makes it a signal: by its peers, or else by the county's past."""
    by_past = is_low_by_past(intake) and not is_low_by_peers(intake, level)
    return (intake.precedent if by_past and intake.precedent else intake.expectation).probability


def _known(exposure: Exposure) -> Known:
    reports = [report for report, _ in exposure.disasters]
    return {
        "severity": exposure.severity,
        "hazard": exposure.worst.hazard if exposure.worst else None,
        "lost_houses": sum(map(lost_houses, reports)),
        "affected_households": sum_known(r.figures["affected_households"] for r in reports),
    }
