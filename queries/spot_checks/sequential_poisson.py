"""With what probability sequential Poisson sampling draws an item of so many points.

Each item i has a uniform number u in 0..1 and is ranked by u ÷ points; the smallest are drawn.
Proportional to points only nearly (Rosén B (1997), J Statistical Planning and Inference
62:135-158), so it is computed: item i is drawn with u ÷ points = t if of the others, each below
t with probability min(1, points × t), fewer than the number drawn are.
"""

import math
from collections.abc import Iterator, Mapping

from queries.spot_checks.quadrature import nodes

# Beyond the point to which e^-30 of the draw's threshold lies nothing is integrated.
NEGLIGIBLE = 30
# The probabilities of all items add up to the number drawn; intervals are halved until these
# do, by so much of it.
TOLERANCE = 1e-11
HALVINGS = 8


def inclusion(numbers: Mapping[int, int], drawn: int) -> dict[int, float]:
    """The probability by points, where `numbers` tells how many items have so many points.

    Exact to 1e-9.
    """
    items = sum(numbers.values())
    if not 0 < drawn < items:
        return dict.fromkeys(numbers, float(drawn > 0))
    edges = _edges(numbers, drawn)
    for _ in range(HALVINGS):
        found = _integrated(numbers, drawn, edges)
        total = math.fsum(numbers[points] * found[points] for points in numbers)
        if abs(total - drawn) <= TOLERANCE * drawn:
            break
        edges = _halved(edges)
    return found


def _edges(numbers: Mapping[int, int], drawn: int) -> list[float]:
    """Between these the integrand is smooth: a polynomial."""
    end = _end(numbers, drawn)
    kinks = [1 / points for points in sorted(numbers, reverse=True)]
    return [0.0, *(kink for kink in kinks if kink < end), end]


def _end(numbers: Mapping[int, int], drawn: int) -> float:
    """Where so many are expected below t that fewer than `drawn` are only by a negligible
    chance: P(count <= mean - d) <= exp(-d² / (2 mean)), Chernoff's bound; or all are below."""
    enough = drawn + NEGLIGIBLE + math.sqrt(2 * NEGLIGIBLE * drawn + NEGLIGIBLE**2)
    below, slope = 0.0, float(sum(points * number for points, number in numbers.items()))
    for points in sorted(numbers, reverse=True):
        # Up to 1 / points, where its items are surely below, the mean is below + slope × t.
        if below + slope / points >= enough:
            return (enough - below) / slope
        below += numbers[points]
        slope -= points * numbers[points]
    return 1 / min(numbers)


def _halved(edges: list[float]) -> list[float]:
    middles = [(start + end) / 2 for start, end in zip(edges, edges[1:], strict=False)]
    return sorted([*edges, *middles])


def _integrated(numbers: Mapping[int, int], drawn: int, edges: list[float]) -> dict[int, float]:
    parts: dict[int, list[float]] = {points: [] for points in numbers}
    for start, end in zip(edges, edges[1:], strict=False):
        for at, weight in nodes(start, end):
            for points, chance in _chances(numbers, drawn, at):
                parts[points].append(points * weight * chance)
    return {points: math.fsum(summands) for points, summands in parts.items()}


def _chances(numbers: Mapping[int, int], drawn: int, at: float) -> Iterator[tuple[int, float]]:
    """For each number of points whose items may lie beyond `at`: the chance that of an item's
    others fewer than `drawn` lie below."""
    counts = _counts(numbers, drawn, at)
    for points in numbers:
        below = points * at
        if below <= 0.5:
            yield points, _without(counts, below)
        elif below < 1:
            others = {**numbers, points: numbers[points] - 1}
            yield points, math.fsum(_counts(others, drawn, at))


def _counts(numbers: Mapping[int, int], drawn: int, at: float) -> list[float]:
    """The chances that 0, 1, … drawn - 1 items lie below `at`."""
    counts = [1.0] + [0.0] * (drawn - 1)
    for points, number in numbers.items():
        below = min(1.0, points * at)
        beyond = 1 - below
        for _ in range(number):
            counts = [
                same * beyond + one_fewer * below
                for same, one_fewer in zip(counts, [0.0, *counts], strict=False)
            ]
    return counts


def _without(counts: list[float], below: float) -> float:
    """The sum of the chances with one item, below with this chance, taken out again.

    Errors do not grow on the way as long as `below` is at most a half.
    """
    odds, scale = below / (1 - below), 1 / (1 - below)
    taken_out, total = 0.0, []
    for chance in counts:
        taken_out = chance * scale - taken_out * odds
        total.append(taken_out)
    return math.fsum(total)
