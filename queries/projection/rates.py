"""How fast households came and went in the last two years, by how long they had been in."""

from dataclasses import dataclass

import numpy as np

from queries.projection.spells import Spells

MONTH = 365.25 / 12
QUARTER = 3 * MONTH
QUARTERS = 8
FEWEST_QUARTERS = 4
FEWEST_EXITS = 10
# Months since inclusion from which on another rate of leaving holds: hardly anybody leaves
# before six, by rule, and who is still in after two years stays longer.
BANDS = (0.0, 6.0, 12.0, 24.0)
GROUPS = 2  # others, 整户无劳动能力兜底保障户
HALF = 0.5  # Jeffreys' prior: an event that was never seen is rare, not impossible


@dataclass(frozen=True)
class Unevenness:
    """By how much the pace varies beyond chance, as variances of factors of mean 1: from
    quarter to quarter, from month to month within, and of the mean of all the past.
    """

    quarter: float
    month: float
    mean: float


@dataclass(frozen=True)
class Rates:
    """Of `quarters` quarters: `exits` and `exposure` (household-months) by group and band,
    `entries` by group, `returns` (rollbacks).
    """

    exits: np.ndarray
    exposure: np.ndarray
    exit_pace: Unevenness
    entries: np.ndarray
    entry_pace: Unevenness
    returns: int
    quarters: int

    @property
    def tells_enough(self) -> bool:
        return self.quarters >= FEWEST_QUARTERS and self.exits.sum() >= FEWEST_EXITS


def quarters_known(spells: Spells, day: int) -> int:
    """How many quarters up to the end of `day` the records reach back, QUARTERS at most."""
    first = spells.start.min() if len(spells.start) else day
    return int(min(QUARTERS, max(0, day + 1 - first) // QUARTER))


def rates(spells: Spells, day: int, quarters: int) -> Rates:
    """Of the last `quarters` quarters up to the end of `day`, a proleptic ordinal."""
    bounds = day + 1 - MONTH * np.arange(3 * quarters, -1, -1)
    exposure, exits = _at_risk(spells, bounds), _left(spells, bounds)
    entries = _entered(spells, bounds)
    total = exposure.sum(axis=0)
    hazard = np.divide(exits.sum(axis=0), total, out=np.zeros_like(total), where=total > 0)
    new = entries.sum(axis=1)
    return Rates(
        exits=exits.sum(axis=0),
        exposure=total,
        exit_pace=unevenness(exits.sum(axis=(1, 2)), (exposure * hazard).sum(axis=(1, 2))),
        entries=entries.sum(axis=0),
        entry_pace=unevenness(new, np.full(len(new), new.mean() if quarters else 0.0)),
        returns=int((~spells.is_first & (spells.start >= bounds[0])).sum()),
        quarters=quarters,
    )


def unevenness(seen: np.ndarray, expected: np.ndarray) -> Unevenness:
    """Of counts by month, whole quarters of them, against what was expected of each month."""
    of_months = variance_beyond_chance(seen, expected)
    of_quarters = variance_beyond_chance(
        seen.reshape(-1, 3).sum(axis=1), expected.reshape(-1, 3).sum(axis=1)
    )
    # Months that vary by themselves alone leave a third of their variance to a quarter.
    quarter = max(0.0, of_quarters - of_months / 3)
    month = max(0.0, of_months - quarter)
    months = max(1, len(seen))
    return Unevenness(quarter, month, (3 * quarter + month) / months)


def variance_beyond_chance(seen: np.ndarray, expected: np.ndarray) -> float:
    """Of the factor by which counts differ from what was expected, less Poisson's share.

    Widened for being known from few counts, as Student's t is. 0 for fewer than four.
    """
    number = len(seen)
    if number < FEWEST_QUARTERS or not expected.sum():
        return 0.0
    beyond = ((seen - expected) ** 2).sum() * number / (number - 1) - expected.sum()
    return max(0.0, float(beyond / (expected**2).sum())) * (number - 1) / (number - 3)


def _at_risk(spells: Spells, bounds: np.ndarray) -> np.ndarray:
    """Household-months by month, group and band."""
    edges = [*(MONTH * month for month in BANDS), np.inf]
    found = np.zeros((len(bounds) - 1, GROUPS, len(BANDS)))
    for month in range(len(bounds) - 1):
        for band in range(len(BANDS)):
            since = np.maximum(spells.start, spells.included + edges[band])
            until = np.minimum(spells.end, spells.included + edges[band + 1])
            days = np.minimum(until, bounds[month + 1]) - np.maximum(since, bounds[month])
            months = np.maximum(days, 0) / MONTH
            for group in range(GROUPS):
                found[month, group, band] = months[spells.is_safety_net == group].sum()
    return found


def _left(spells: Spells, bounds: np.ndarray) -> np.ndarray:
    """Households eliminated or ended, by month, group and band."""
    found = np.zeros((len(bounds) - 1, GROUPS, len(BANDS)))
    inside = (spells.end >= bounds[0]) & (spells.end < bounds[-1])
    month = np.searchsorted(bounds, spells.end[inside], side="right") - 1
    age = (spells.end - spells.included)[inside] / MONTH
    np.add.at(found, (month, spells.is_safety_net[inside].astype(int), band_of(age)), 1)
    return found


def _entered(spells: Spells, bounds: np.ndarray) -> np.ndarray:
    """Households included, by month and group."""
    found = np.zeros((len(bounds) - 1, GROUPS))
    inside = spells.is_first & (spells.start >= bounds[0]) & (spells.start < bounds[-1])
    month = np.searchsorted(bounds, spells.start[inside], side="right") - 1
    np.add.at(found, (month, spells.is_safety_net[inside].astype(int)), 1)
    return found


def band_of(months: np.ndarray) -> np.ndarray:
    """The band that an age in months lies in."""
    return np.clip(np.searchsorted(BANDS, months, side="right") - 1, 0, None)
