"""Differences against published figures and by a second way."""

import pytest
from scipy.stats import binomtest

from queries.statistics.differences import chance_of_rise, difference_of_shares

# Newcombe RG (1998), Stat Med 17:873-890, table II, method 10.
NEWCOMBE = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]


@pytest.mark.parametrize(("first", "second", "low", "high"), NEWCOMBE)
def test_the_difference_prints_what_newcombe_prints(first, second, low, high):
    interval = difference_of_shares(first, second)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_of_nothing_any_difference_is_possible():
    assert difference_of_shares((0, 0), (3, 9)) == (-1, 1)


@pytest.mark.parametrize(("before", "after"), [(0, 5), (3, 9), (10, 12), (8, 2)])
def test_a_rise_is_the_exact_conditional_test(before, after):
    expected = binomtest(after, before + after, 0.5, alternative="greater").pvalue
    assert chance_of_rise(before, after) == pytest.approx(expected)


def test_nothing_after_nothing_is_no_rise():
    assert chance_of_rise(0, 0) == 1
