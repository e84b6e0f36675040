"""The places of a level of a simulated county as its office has them: exposures by the product's
own rules, from the reports.
"""

from dataclasses import dataclass

import numpy as np

from queries.disasters.exposure import Exposure, exposures
from queries.disasters.reports import Report, at_parents
from queries.disasters.severity import Basis, severities
from queries.scope import Level
from tests.bench.detection.county import County
from tests.bench.detection.land import Floats, Marks, Whole


@dataclass(frozen=True)
class Seen:
    """By place. `place_of`: the place of each village; `parents`: the township's code."""

    level: Level
    place_of: Whole
    codes: list[str]
    parents: list[str | None]
    households: Whole
    out_of_poverty_share: Floats
    low_income_share: Floats
    exposures: list[Exposure]
    exposures_before: list[Exposure]

    @property
    def is_exposed(self) -> Marks:
        return np.array([bool(exposure.reasons) for exposure in self.exposures])

    def summed(self, by_village: np.ndarray) -> np.ndarray:
        sums = np.bincount(self.place_of, by_village, len(self.codes))
        return sums.astype(by_village.dtype)


def seen(of: County, level: Level) -> Seen:
    """Of villages or townships."""
    villages = len(of.land)
    towns = [f"township {number}" for number in of.land.township]
    if level is Level.VILLAGE:
        place_of, codes = np.arange(villages), [str(village) for village in range(villages)]
        told, told_before = of.reports, of.reports_before
    else:
        place_of = of.land.township
        codes = [f"township {number}" for number in range(place_of.max() + 1)]
        township_of = {str(village): town for village, town in enumerate(towns)}
        told, told_before = (at_parents(r, township_of) for r in (of.reports, of.reports_before))

    def summed(values: np.ndarray) -> np.ndarray:
        return np.bincount(place_of, values, len(codes))

    persons = summed(of.land.persons)
    poor = summed(of.land.persons * of.poverty.out_of_poverty) / persons
    has = {
        code: {Basis.PEOPLE: people, Basis.HOUSEHOLDS: households, Basis.FARMLAND: farmland}
        for code, people, households, farmland in zip(
            codes,
            persons.tolist(),
            summed(of.land.households).tolist(),
            summed(of.land.farmland_mu).tolist(),
            strict=True,
        )
    }
    shares = dict(zip(codes, poor.tolist(), strict=True))
    return Seen(
        level=level,
        place_of=place_of,
        codes=codes,
        parents=list(towns) if level is Level.VILLAGE else [None] * len(codes),
        households=summed(of.land.households).astype(np.int64),
        out_of_poverty_share=poor,
        low_income_share=summed(of.land.persons * of.poverty.low_income) / persons,
        exposures=_exposures(told, has, shares),
        exposures_before=_exposures(told_before, has, shares),
    )


def _exposures(
    told: list[Report],
    has: dict[str, dict[Basis, float | None]],
    shares: dict[str, float | None],
) -> list[Exposure]:
    by_code, _ = exposures(told, severities(told, has), shares)
    return list(by_code.values())
