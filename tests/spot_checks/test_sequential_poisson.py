"""The probabilities of sequential Poisson sampling, computed again in other ways."""

import math
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import roots_legendre

from queries.spot_checks.selection.quadrature import HALF
from queries.spot_checks.selection.sequential_poisson import inclusion

EXACT = 1e-9


def times(polynomial: list[Fraction], line: tuple[Fraction, Fraction]) -> list[Fraction]:
    """A polynomial in t, lowest power first, times line[0] + line[1] t."""
    by_constant = [coefficient * line[0] for coefficient in polynomial] + [Fraction(0)]
    by_slope = [Fraction(0)] + [coefficient * line[1] for coefficient in polynomial]
    return [a + b for a, b in zip(by_constant, by_slope, strict=True)]


def integral(polynomial: list[Fraction], start: Fraction, end: Fraction) -> Fraction:
    return sum(
        (c * (end ** (n + 1) - start ** (n + 1)) / (n + 1) for n, c in enumerate(polynomial)),
        Fraction(0),
    )


def fewer_below(others: list[int], drawn: int, middle: Fraction) -> list[Fraction]:
    """P(fewer than `drawn` of the others lie below t) as a polynomial in t, around `middle`."""
    by_count: list[list[Fraction]] = [[Fraction(1)]]
    for points in others:
        below = (
            (Fraction(1), Fraction(0)) if points * middle >= 1 else (Fraction(0), Fraction(points))
        )
        beyond = (1 - below[0], -below[1])
        nothing = [Fraction(0)] * len(by_count[0])
        by_count = [
            [a + b for a, b in zip(times(same, beyond), times(fewer, below), strict=True)]
            for same, fewer in zip([*by_count, nothing], [nothing, *by_count], strict=True)
        ]
    return [sum(column, Fraction(0)) for column in zip(*by_count[:drawn], strict=True)]


def exactly(points: list[int], drawn: int) -> list[Fraction]:
    """Every item's probability as a fraction: between kinks the integrand is a polynomial."""
    found = []
    for at, own in enumerate(points):
        others = points[:at] + points[at + 1 :]
        last = Fraction(1, own)
        kinks = sorted({Fraction(0), last, *(Fraction(1, p) for p in others if p > own)})
        parts = (
            integral(fewer_below(others, drawn, (start + end) / 2), start, end)
            for start, end in pairwise(kinks)
        )
        found.append(own * sum(parts, Fraction(0)))
    return found


def test_two_items_by_hand():
    # u1 / 3 < u2 / 4 in a unit square: all but a triangle below 3/4.
    assert inclusion({3: 1, 4: 1}, 1) == pytest.approx({3: 3 / 8, 4: 5 / 8}, abs=1e-15)


def test_three_items_by_hand():
    # 2 ∫ (1 - t)² dt up to 1/2, and ∫ (1 - 2t)(1 - t) dt up to 1/2.
    assert inclusion({2: 1, 1: 2}, 1) == pytest.approx({2: 7 / 12, 1: 5 / 24}, abs=1e-15)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 9) | st.integers(1, 300), min_size=2, max_size=9), st.data())
def test_as_fractions_of_whole_numbers(points, data):
    drawn = data.draw(st.integers(1, len(points) - 1))
    truth = exactly(points, drawn)
    assert sum(truth) == drawn
    found = inclusion(Counter(points), drawn)
    for own, probability in zip(points, truth, strict=True):
        assert found[own] == pytest.approx(float(probability), abs=EXACT)


VILLAGE = {1: 272, 2: 11, 3: 19, 4: 19, 5: 10, 6: 15, 7: 17, 8: 7, 13: 5}


def by_transform(numbers: dict[int, int], own: int, drawn: int, at: float) -> float:
    """P(fewer than `drawn` others lie below) by the characteristic function on a circle. Hong Y
    (2013), On computing the distribution function for the Poisson binomial distribution,
    Computational Statistics & Data Analysis 59:41-51."""
    others = {**numbers, own: numbers[own] - 1}
    items = sum(others.values())
    turn = np.exp(2j * np.pi * np.arange(items + 1) / (items + 1))
    transform = np.ones(items + 1, complex)
    for points, number in others.items():
        below = min(1.0, points * at)
        transform *= (1 - below + below * turn) ** number
    return float((np.fft.fft(transform).real / (items + 1))[:drawn].sum())


@pytest.mark.parametrize(
    ("numbers", "drawn"),
    [
        (VILLAGE, 1),
        (VILLAGE, 15),
        (VILLAGE, 200),
        (VILLAGE, 374),
        ({1: 300, 1000: 3}, 10),
        ({1: 1, 50: 40}, 40),
        (dict.fromkeys(range(1, 21), 1), 10),
    ],
)
def test_large_villages_by_another_distribution_and_another_quadrature(numbers, drawn):
    found = inclusion(numbers, drawn)
    assert math.fsum(numbers[points] * found[points] for points in numbers) == pytest.approx(drawn)
    kinks = sorted({0.0, *(1 / points for points in numbers)})
    for own in (min(numbers), max(numbers)):
        truth = sum(
            quad(
                lambda at, own=own: by_transform(numbers, own, drawn, at),
                start,
                end,
                epsabs=1e-13 / own,
                limit=200,
            )[0]
            for start, end in pairwise(kinks)
            if end <= 1 / own
        )
        assert found[own] == pytest.approx(own * truth, abs=EXACT)


def test_a_great_many_of_which_almost_all_are_drawn():
    # (1 - 0.95)^300 is 0 in floating point; of equal points there is one answer.
    assert inclusion({1: 300}, 285) == pytest.approx({1: 0.95}, abs=EXACT)


def test_more_points_are_never_drawn_less():
    found = inclusion(VILLAGE, 15)
    assert sorted(found, key=found.get) == sorted(VILLAGE)


def test_none_and_all():
    assert inclusion({1: 3}, 0) == {1: 0.0}
    assert inclusion({1: 3, 5: 1}, 4) == {1: 1.0, 5: 1.0}


def test_the_points_of_the_quadrature():
    points, weights = roots_legendre(16)
    assert [point for point, _ in HALF] == pytest.approx(points[8:], abs=1e-15)
    assert [weight for _, weight in HALF] == pytest.approx(weights[8:], abs=1e-14)
