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
    """Of villages, townships or the county as a whole."""
    towns = [f"township {number}" for number in of.land.township]
    township_of = {str(village): town for village, town in enumerate(towns)}
    if level is Level.VILLAGE:
        place_of, codes, parents = np.arange(len(towns)), list(township_of), towns
        told = [of.reports, of.reports_before]
    else:
        is_county = level is Level.COUNTY
        place_of = np.zeros_like(of.land.township) if is_county else of.land.township
        codes = [f"township {number}" for number in range(of.land.township.max() + 1)]
        codes = ["county"] if is_county else codes
        parents = [None] * len(codes)
        upward = dict.fromkeys(township_of, "county") if is_county else township_of
        told = [at_parents(reports, upward) for reports in (of.reports, of.reports_before)]

    def summed(values: np.ndarray) -> Floats:
        return np.bincount(place_of, values, len(codes))

    land, persons = of.land, summed(of.land.persons)
    out_of_poverty = summed(land.persons * of.poverty.out_of_poverty) / persons
    has = {
        Basis.PEOPLE: persons,
        Basis.HOUSEHOLDS: summed(land.households),
        Basis.FARMLAND: summed(land.farmland_mu),
    }
    now, before = (_exposures(reports, codes, has, out_of_poverty) for reports in told)
    return Seen(
        level=level,
        place_of=place_of,
        codes=codes,
        parents=parents,
        households=summed(land.households).astype(np.int64),
        low_income_share=summed(land.persons * of.poverty.low_income) / persons,
        exposures=now,
        exposures_before=before,
    )


def _exposures(
    reports: list[Report], codes: list[str], has: dict[Basis, Floats], out_of_poverty: Floats
) -> list[Exposure]:
    possessions = {
        code: {basis: float(values[place]) for basis, values in has.items()}
        for place, code in enumerate(codes)
    }
    shares = dict(zip(codes, out_of_poverty.tolist(), strict=True))
    by_code, _ = exposures(reports, severities(reports, possessions), shares)
    return [by_code[code] for code in codes]
