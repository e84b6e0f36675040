"""What may come: many courses of the rest of the year, drawn from the rates of the past.

Each course draws its own rates from what is known of them, then month by month who leaves and
who comes, so that its spread holds chance, the unevenness of quarters, and how little of the
past there is. Monthly hazards by time since inclusion: Cox DR, Oakes D (1984), Analysis of
Survival Data, chapter 6; the spread of a prediction by simulation: Gelman A et al. (2013),
Bayesian Data Analysis, 3rd ed., section 1.3.
"""

from collections.abc import Sequence

import numpy as np

from queries.projection.rates import GROUPS, HALF, Rates, Unevenness, band_of

COURSES = 4000
SEED = 20231231  # the same question has the same answer
AGES = 25  # months since inclusion, all from two years on together
RETURNED = 18.0  # months: a rolled back household leaves again as one of its second year


def paths(
    stock: np.ndarray, of_county: Rates, own: Rates, steps: Sequence[float], courses: int = COURSES
) -> np.ndarray:
    """Households not eliminated: course, step (the first is now), group.

    `stock`: households now, by group and whole months since inclusion (AGES). `of_county`
    says who leaves when and how uneven quarters are; `own` how many come to the place asked
    for. `steps`: lengths in months.
    """
    rng = np.random.default_rng(SEED)
    hazard = _hazards(rng, of_county, courses)
    shape = (courses, GROUPS)
    cohorts = [
        (age + 0.5, np.broadcast_to(stock[:, age], shape).astype(int))
        for age in range(AGES)
        if stock[:, age].any()
    ]
    exit_pace = _paces(rng, of_county.exit_pace, steps, courses)
    entry_pace = _paces(rng, of_county.entry_pace, steps, courses)
    entry, back = _entry_rates(rng, own, courses)
    course = [np.broadcast_to(stock.sum(axis=1), shape).astype(int)]
    for step, months in enumerate(steps):
        pace = exit_pace[:, step, None]
        cohorts = [
            (age + months, _stay(rng, number, hazard, age + months / 2, pace * months))
            for age, number in cohorts
        ]
        new = rng.poisson(entry * entry_pace[:, step, None] * months)
        returned = rng.poisson(back * months)
        cohorts += [
            (months / 2, _stay(rng, new, hazard, months / 4, pace * months / 2)),
            (RETURNED, _stay(rng, returned, hazard, RETURNED, pace * months / 2)),
        ]
        course.append(sum(number for _, number in cohorts))
    return np.stack(course, axis=1)


def _stay(
    rng: np.random.Generator,
    number: np.ndarray,
    hazard: np.ndarray,
    age: float,
    months: np.ndarray,
) -> np.ndarray:
    """Of each course's households, by group, those still in after `months` at their pace."""
    own = hazard[:, :, band_of(np.array(age))]
    return rng.binomial(number, np.exp(-own * months))


def _hazards(rng: np.random.Generator, known: Rates, courses: int) -> np.ndarray:
    """Monthly rates of leaving by course, group and band; a band without a past borrows the
    group's rate.
    """
    of_group = (known.exits.sum(axis=1) + HALF) / np.maximum(known.exposure.sum(axis=1), 1)
    shape = known.exits + HALF
    months = known.exposure + HALF / of_group[:, None]
    return rng.gamma(shape, 1 / months, size=(courses, *shape.shape))


def _paces(
    rng: np.random.Generator, pace: Unevenness, steps: Sequence[float], courses: int
) -> np.ndarray:
    """A factor of mean 1 by course and step: of the whole course, its quarters and its months."""
    middle = np.cumsum(steps) - np.asarray(steps) / 2
    quarter = (middle // 3).astype(int)
    quarters = quarter.max(initial=0) + 1
    return (
        _factors(rng, pace.mean, (courses, 1))
        * _factors(rng, pace.quarter, (courses, quarters))[:, quarter]
        * _factors(rng, pace.month, (courses, len(steps)))
    )


def _factors(rng: np.random.Generator, variance: float, shape: tuple[int, int]) -> np.ndarray:
    return rng.gamma(1 / variance, variance, size=shape) if variance else np.ones(shape)


def _entry_rates(
    rng: np.random.Generator, own: Rates, courses: int
) -> tuple[np.ndarray, np.ndarray]:
    """Inclusions a month and rollbacks a month, by course and group."""
    months = 3 * own.quarters
    entry = rng.gamma(own.entries + HALF / GROUPS, 1 / months, size=(courses, GROUPS))
    share = (own.exposure.sum(axis=1) + HALF) / (own.exposure.sum() + GROUPS * HALF)
    back = rng.gamma(own.returns + HALF, 1 / months, size=(courses, 1)) * share
    return entry, back
