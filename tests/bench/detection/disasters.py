"""Disasters as events with a footprint, and what of them is reported."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from queries.disasters.reports import FIGURES, Report
from tests.bench.detection.land import Floats, Land, Whole, field

MU_IN_A_HECTARE = 15
BEGAN_ON = date(2023, 6, 20)
REPORTED_AT = datetime(2023, 7, 5, 10)
FLOOD, STORM, DROUGHT = "洪涝", "风雹", "干旱"

FELT = 0.03  # share of people below which nobody writes a report
NOT_REPORTED = 0.08  # of villages that were hit
TOWNSHIP_REPORTS_NO_VILLAGE = 0.05
LEFT_BLANK = 0.10  # of figures
ESTIMATED = 0.3  # of the logarithm: by how much the people touched are misjudged


@dataclass(frozen=True)
class Event:
    """`damage`: the share of each village's people whom it truly touched, 0..1."""

    number: str
    hazard: str
    damage: Floats


def events(rng: np.random.Generator, land: Land, prefix: str = "") -> list[Event]:
    """Of a year: a flood always, a hailstorm and a drought now and then."""
    found = [Event(f"{prefix}1", FLOOD, _flood(rng, land))]
    if rng.random() < 0.5:
        found.append(Event(f"{prefix}2", STORM, _storm(rng, land)))
    if rng.random() < 0.4:
        found.append(Event(f"{prefix}3", DROUGHT, _drought(rng, land)))
    return found


def _flood(rng: np.random.Generator, land: Land) -> Floats:
    """Along a river: a line through the county; low land suffers farther from it."""
    through, angle = rng.uniform(0.25, 0.75, 2), rng.uniform(0, np.pi)
    across = np.array([-np.sin(angle), np.cos(angle)])
    distance = np.abs((land.at - through) @ across)
    width = rng.uniform(0.08, 0.16) * np.exp(0.4 * field(rng, land.at, 0.1))
    return _damage(rng, 1.6 * np.exp(-distance / width))


def _storm(rng: np.random.Generator, land: Land) -> Floats:
    """A round spot with a hard edge."""
    centre, reach = rng.uniform(0.2, 0.8, 2), rng.uniform(0.12, 0.25)
    distance = np.linalg.norm(land.at - centre, axis=1)
    return _damage(rng, np.where(distance < reach, 1.1 - 0.5 * distance / reach, 0.0))


def _drought(rng: np.random.Generator, land: Land) -> Floats:
    """Broad and smooth."""
    return _damage(rng, 0.5 + 0.30 * field(rng, land.at, 0.4))


def _damage(rng: np.random.Generator, force: Floats) -> Floats:
    """From force to the share of people touched: little at first, then most of them."""
    noisy = force + rng.normal(0, 0.12, len(force))
    return 1 / (1 + np.exp(-(noisy - 0.75) / 0.14))


def reports(rng: np.random.Generator, land: Land, found: list[Event]) -> list[Report]:
    """What was written down: rounded up or down, partly blank, some villages missing."""
    written = rng.random(land.township.max() + 1) >= TOWNSHIP_REPORTS_NO_VILLAGE
    told = []
    for event in found:
        figures = _figures(rng, land, event)
        reported = (event.damage > FELT) & written[land.township]
        reported &= rng.random(len(land)) >= NOT_REPORTED
        blank = rng.random((len(figures), len(land))) < LEFT_BLANK
        for village in np.flatnonzero(reported):
            known = {
                name: float(values[village])
                for (name, values), is_blank in zip(figures.items(), blank, strict=True)
                if not is_blank[village]
            }
            told.append(_report(event, village, known))
    return told


def _report(event: Event, village: int, known: dict[str, float]) -> Report:
    return Report(
        event=event.number,
        region_code=str(village),
        name=event.hazard,
        hazard=event.hazard,
        began_on=BEGAN_ON,
        report_type="核报",
        reported_at=REPORTED_AT,
        figures={field.name: known.get(field.name) for field in FIGURES},
    )


def _figures(rng: np.random.Generator, land: Land, event: Event) -> dict[str, Floats | Whole]:
    number = len(land)
    touched = np.minimum(1.0, event.damage * rng.lognormal(0, ESTIMATED, number))
    badly = np.maximum(0.0, event.damage - 0.3)
    hectares = land.farmland_mu / MU_IN_A_HECTARE
    figures = {
        "affected_persons": np.round(land.persons * touched),
        "affected_households": np.round(land.households * touched),
        "crop_lost_hectares": hectares * event.damage * rng.uniform(0.05, 0.5, number),
    }
    if event.hazard == DROUGHT:
        water = land.persons * event.damage * rng.uniform(0.1, 0.5, number)
        return figures | {"persons_short_of_water": np.round(water)}
    return figures | {
        "relocated_persons": np.round(land.persons * badly * rng.uniform(0, 0.4, number)),
        "collapsed_households": rng.poisson(land.households * badly * 0.003),
        "badly_damaged_households": rng.poisson(land.households * badly * 0.006),
    }
