"""Which places had reason to include more households: L3 of 柳江区's plan, 一（一）.

「脱贫人口多防止返贫任务重，或是干旱、洪涝等灾情严重」: either is enough.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from queries.disasters.reports import Report, sum_known

PERCENTILE = 67
# Equal shares computed on different ways differ in the last digits.
TOLERANCE = 1e-9


class Reason(StrEnum):
    SEVERE = "受灾较重"
    HOUSES = "有住房倒塌或严重损坏"
    OUT_OF_POVERTY = "脱贫人口占比较高"


@dataclass(frozen=True)
class Exposure:
    """Of one place: its disasters, hardest first, with their severity (None: not measurable),
    and why it counts as exposed (no reason: it does not).
    """

    region_code: str
    disasters: tuple[tuple[Report, float | None], ...]
    out_of_poverty_share: float | None
    reasons: tuple[Reason, ...]

    @property
    def worst(self) -> Report | None:
        return self.disasters[0][0] if self.disasters else None

    @property
    def severity(self) -> float | None:
        return self.disasters[0][1] if self.disasters else None


@dataclass(frozen=True)
class Thresholds:
    """From where a place counts as exposed; None: no place has such a figure."""

    severity: float | None
    out_of_poverty_share: float | None


def exposures(
    reports: Iterable[Report],
    severity: Mapping[tuple[str, str], float],
    out_of_poverty_shares: Mapping[str, float | None],
) -> tuple[dict[str, Exposure], Thresholds]:
    """The exposure of every place of `out_of_poverty_shares`: all of one level of the county.

    A place without a report has not been spared to a degree of zero: its severity is none,
    and it takes no part in the percentile of the affected.
    """
    by_place: dict[str, list[tuple[Report, float | None]]] = {
        code: [] for code in out_of_poverty_shares
    }
    for report in reports:
        if report.region_code in by_place:
            measured = severity.get((report.event, report.region_code))
            by_place[report.region_code].append((report, measured))
    hardest_first = {
        code: tuple(sorted(found, key=_hardest_first)) for code, found in by_place.items()
    }
    thresholds = Thresholds(
        percentile([found[0][1] for found in hardest_first.values() if found]),
        percentile(out_of_poverty_shares.values()),
    )
    return {
        code: Exposure(code, found, share, _reasons(found, share, thresholds))
        for (code, found), share in zip(
            hardest_first.items(), out_of_poverty_shares.values(), strict=True
        )
    }, thresholds


def percentile(values: Iterable[float | None]) -> float | None:
    """The 67th percentile of what is known, between two values by straight line."""
    known = [value for value in values if value is not None]
    return float(np.percentile(known, PERCENTILE)) if known else None


def _reasons(
    found: Sequence[tuple[Report, float | None]], share: float | None, thresholds: Thresholds
) -> tuple[Reason, ...]:
    reports = [report for report, _ in found]
    severity = found[0][1] if found else None
    holds = {
        Reason.SEVERE: _reaches(severity, thresholds.severity),
        Reason.HOUSES: any(map(lost_houses, reports)),
        Reason.OUT_OF_POVERTY: _reaches(share, thresholds.out_of_poverty_share),
    }
    return tuple(reason for reason, held in holds.items() if held)


def _reaches(value: float | None, threshold: float | None) -> bool:
    """At the threshold or above, but never by a figure of zero."""
    return bool(value) and threshold is not None and value >= threshold - TOLERANCE


def lost_houses(report: Report) -> int:
    """倒塌 and 严重损坏住房户数 of one report, unknown ones taken for none."""
    stated = (report.figures[name] for name in ("collapsed_households", "badly_damaged_households"))
    return int(sum_known(stated) or 0)


def _hardest_first(disaster: tuple[Report, float | None]) -> tuple[float, str]:
    report, severity = disaster
    return 1.0 if severity is None else -severity, report.event
