"""Counties in which nobody does anything amiss: what the funnels say of them all the same.

All places are alike but for custom: their true shares scatter about the county's own (normal on
the logit's scale), as those of real places do. Beyond 1.96 on one side lie 2.5 % of what is
normal, beyond 3.09 0.1 %.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np
from scipy.special import expit, logit

from queries.flags.agreement import scores
from queries.flags.flag import Grade
from queries.flags.funnels import grade_of
from queries.flags.kinds import Tail
from queries.scope import Level
from queries.statistics.funnel import SMALLEST_DENOMINATOR, Share
from tests.bench.detection.land import Land, Whole, land, townships

Row = dict[str, object]

CENTRES = (0.1, 0.5, 0.9)
SCATTER = (0.0, 0.3, 0.6)  # standard deviation of the logit of the true shares
OF_HOUSEHOLDS = 0.04  # rural households that a share is taken of: monitored ones, say
MULTIPLICATIVE, ADDITIVE = "the flags' own, multiplicative", "additive random effects"
QUIET = 2  # the purpose of a stream of random numbers


def quiet(seed: int, shape: str) -> list[Row]:
    """One row a level, centre, scatter and method: places judged, and graded on either side."""
    rng = np.random.default_rng([seed, QUIET])
    where = land(rng, *townships(shape))
    return [
        {"seed": seed, "level": level.value, "centre": centre, "scatter": scatter} | row
        for level, denominators in _denominators(rng, where)
        for centre, scatter in product(CENTRES, SCATTER)
        for row in graded(shares(rng, denominators, centre, scatter))
    ]


def _denominators(rng: np.random.Generator, where: Land) -> Iterator[tuple[Level, Whole]]:
    villages = rng.poisson(where.households * OF_HOUSEHOLDS)
    yield Level.VILLAGE, villages
    yield Level.TOWNSHIP, np.bincount(where.township, villages).astype(np.int64)


def shares(
    rng: np.random.Generator, denominators: Whole, centre: float, scatter: float
) -> list[Share]:
    true = expit(logit(centre) + scatter * rng.normal(size=len(denominators)))
    numerators = rng.binomial(denominators, true)
    return [
        Share(*counted)
        for counted in zip(numerators.tolist(), denominators.tolist(), strict=True)
        if counted[1] >= SMALLEST_DENOMINATOR
    ]


def graded(counted: list[Share]) -> Iterator[Row]:
    """By the functions that the product calls: one row a method."""
    found = scores(counted)
    yield _row(MULTIPLICATIVE, [one.multiplicative for one in found if one])
    yield _row(ADDITIVE, [one.additive for one in found if one])


def _row(method: str, z: list[float]) -> Row:
    row: Row = {"method": method, "judged": len(z)}
    for tail in Tail:
        grades = [grade_of(tail, one) for one in z]
        row[f"{tail.name.lower()} beyond 1.96"] = sum(grade is not None for grade in grades)
        row[f"{tail.name.lower()} beyond 3.09"] = grades.count(Grade.SIGNAL)
    return row
