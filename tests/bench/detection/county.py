"""A simulated county: what is true of it, and what was reported."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from queries.disasters.reports import Report
from tests.bench.detection.disasters import events, reports
from tests.bench.detection.land import Land, land, townships
from tests.bench.detection.need import Need, Poverty, need, poverty

HOLDING_BACK = 15
# So many villages at least are hit; of fewer, the fifteen would be the most of them.
HIT_AT_LEAST = 2 * HOLDING_BACK
YEARS_BEFORE = 2


@dataclass(frozen=True)
class County:
    """`reports` of this year, `reports_before` of the two years before."""

    seed: int
    shape: str
    land: Land
    poverty: Poverty
    need: Need
    reports: list[Report]
    reports_before: list[Report]


shape_of = cache(townships)


def county(seed: int, shape: str) -> County:
    """Always the same one. A year in which too few villages were hit is drawn anew."""
    rng = np.random.default_rng(seed)
    where = land(rng, *shape_of(shape))
    poor = poverty(rng, where)
    before = [event for year in range(YEARS_BEFORE) for event in events(rng, where, f"{year}-")]
    while True:
        now = events(rng, where)
        true = need(rng, where, poor, now, before)
        if true.is_hit.sum() >= HIT_AT_LEAST:
            break
    told, told_before = reports(rng, where, now), reports(rng, where, before)
    return County(seed, shape, where, poor, true, told, told_before)
