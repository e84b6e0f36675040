"""How hard a disaster hit a place, from 0 to 1, independent of warning colours.

Each measure is what was lost relative to what the place has, scaled by the hardest hit place
of its level; the largest of them is the severity. A measure nobody stated says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from queries.disasters.reports import Report, sum_known

MU_PER_HECTARE = 15
DROUGHT = "干旱"


class Basis(StrEnum):
    """What a place has: columns of the village list, summed."""

    PEOPLE = "rural_population"
    HOUSEHOLDS = "rural_households"
    FARMLAND = "farmland_mu"


@dataclass(frozen=True)
class Measure:
    """`figures` of a report, added up and times `unit`, relative to `basis`."""

    title: str
    figures: tuple[str, ...]
    basis: Basis
    unit: int = 1


AFFECTED = Measure("受灾人口占比", ("affected_persons",), Basis.PEOPLE)
RELOCATED = Measure("紧急转移安置人口占比", ("relocated_persons",), Basis.PEOPLE)
HOUSES = Measure(
    "倒塌和严重损坏住房户占比",
    ("collapsed_households", "badly_damaged_households"),
    Basis.HOUSEHOLDS,
)
CROPS_LOST = Measure(
    "绝收面积占耕地比", ("crop_lost_hectares",), Basis.FARMLAND, unit=MU_PER_HECTARE
)
SHORT_OF_WATER = Measure("饮水困难人口占比", ("persons_short_of_water",), Basis.PEOPLE)


def measures_of(hazard: str) -> tuple[Measure, ...]:
    """A drought lasts and takes no houses, so that it is judged by water and crops."""
    if hazard == DROUGHT:
        return (SHORT_OF_WATER, CROPS_LOST)
    return (AFFECTED, RELOCATED, HOUSES, CROPS_LOST)


def severities(
    reports: Iterable[Report], possessions: Mapping[str, Mapping[Basis, float | None]]
) -> dict[tuple[str, str], float]:
    """The severity, 0..1, of each event and place; those with nothing to measure are left out.

    `reports` are all of one level of one county, for its largest is the scale;
    `possessions` gives what each place has.
    """
    losses = {
        (report.event, report.region_code): relative_losses(
            report, possessions.get(report.region_code, {})
        )
        for report in reports
    }
    largest: dict[Measure, float] = {}
    for of_one in losses.values():
        for measure, loss in of_one.items():
            largest[measure] = max(loss, largest.get(measure, 0.0))
    return {
        key: max(loss / largest[measure] if loss else 0.0 for measure, loss in of_one.items())
        for key, of_one in losses.items()
        if of_one
    }


def relative_losses(
    report: Report, possession: Mapping[Basis, float | None]
) -> dict[Measure, float]:
    """What the report states, relative to what the place has; without what cannot be said."""
    losses = {}
    for measure in measures_of(report.hazard):
        lost = sum_known(report.figures[name] for name in measure.figures)
        has = possession.get(measure.basis)
        if lost is not None and has:
            losses[measure] = lost * measure.unit / has
    return losses
