"""With what probability sequential Poisson sampling draws an item of so many points.

Each item has a uniform number u in 0..1 and is ranked by u ÷ points; the smallest are drawn.
That is proportional to points only nearly (Rosén B (1997), J Statistical Planning and Inference
62:135-158), so it is integrated: an item whose u ÷ points is t is drawn if of the others, each
below t with probability min(1, points × t), fewer than the number drawn are.
"""

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from queries.spot_checks.selection.counts_below import counts_below, without
from queries.spot_checks.selection.quadrature import nodes

# What happens with a probability below e^-28 is left out.
NEGLIGIBLE = 28
# Expected below t from one end of an interval to the other, in units of 1 + √drawn.
WIDTH = 5
# The probabilities of all items add up to the number drawn. Intervals are halved until these
# do, but for so small a part of it.
TOLERANCE = 1e-10
HALVINGS = 8


def inclusion(numbers: Mapping[int, int], drawn: int) -> dict[int, float]:
    """The probability by points, where `numbers` tells how many items have so many points.

    Exact to 1e-9.
    """
    items = sum(numbers.values())
    if not 0 < drawn < items:
        return dict.fromkeys(numbers, float(drawn > 0))
    # Sums round in their order: an order of its own, not that in which items are told.
    numbers = dict(sorted(numbers.items()))
    edges = _edges(numbers, drawn)
    for _ in range(HALVINGS):
        found = _integrated(numbers, drawn, edges)
        total = math.fsum(numbers[points] * found[points] for points in numbers)
        if abs(total - drawn) <= TOLERANCE * drawn:
            break
        edges = _halved(edges)
    return found


def _edges(numbers: Mapping[int, int], drawn: int) -> list[float]:
    """Between these the integrand is smooth. Before the first the draw hardly ever ends, after
    the last it hardly ever goes on: Chernoff's bounds on the number below t."""
    third = NEGLIGIBLE * 2 / 3
    low = max(0.0, drawn + third - math.sqrt(third**2 + 2 * NEGLIGIBLE * drawn))
    high = drawn + NEGLIGIBLE + math.sqrt(NEGLIGIBLE**2 + 2 * NEGLIGIBLE * drawn)
    high = min(high, float(sum(numbers.values())))
    steps = math.ceil((high - low) / (WIDTH * (1 + math.sqrt(drawn))))
    means = [low + (high - low) * step / steps for step in range(steps + 1)]
    edges = [_where(numbers, mean) for mean in means]
    kinks = [1 / points for points in numbers if edges[0] < 1 / points < edges[-1]]
    return sorted({*edges, *kinks})


def _where(numbers: Mapping[int, int], mean: float) -> float:
    """The t below which so many items are expected."""
    surely, slope = 0, sum(points * number for points, number in numbers.items())
    for points in sorted(numbers, reverse=True):
        # Up to 1 / points, from where on its items are surely below, the mean is a line.
        if surely + slope / points >= mean:
            return (mean - surely) / slope
        surely += numbers[points]
        slope -= points * numbers[points]
    return 1 / min(numbers)


def _halved(edges: list[float]) -> list[float]:
    return sorted([*edges, *((start + end) / 2 for start, end in pairwise(edges))])


def _integrated(numbers: Mapping[int, int], drawn: int, edges: list[float]) -> dict[int, float]:
    parts = {points: [min(1.0, points * edges[0])] for points in numbers}
    for start, end in pairwise(edges):
        for at, weight in nodes(start, end):
            for points, chance in _chances(numbers, drawn, at):
                parts[points].append(points * weight * chance)
    return {points: math.fsum(summands) for points, summands in parts.items()}


def _chances(numbers: Mapping[int, int], drawn: int, at: float) -> Iterator[tuple[int, float]]:
    """By points, of the items that may lie at `at`: the chance that fewer than `drawn` of the
    other items lie below it."""
    counts = counts_below(numbers, drawn, at)
    for points in numbers:
        below = points * at
        if below <= 0.5:
            yield points, math.fsum(without(counts, below))
        elif below < 1:
            others = {**numbers, points: numbers[points] - 1}
            yield points, math.fsum(counts_below(others, drawn, at))
