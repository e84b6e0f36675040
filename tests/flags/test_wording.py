"""Figures as they are read out."""

import pytest

from queries.flags.wording import about, chance, share


@pytest.mark.parametrize(
    ("expected", "words"), [(5.6, "约6户"), (2.5, "约3户"), (1.0, "约1户"), (0.99, "不足1户")]
)
def test_an_expectation(expected, words):
    assert about(expected, "户") == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.0174, "约2%"), (0.01, "约1%"), (0.0034, "约0.3%"), (0.0009, "不到0.1%")],
)
def test_a_chance(probability, words):
    assert chance(probability) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0%"), (1, "100%"), (0.42, "42%"), (0.004, "0.4%"), (0.996, "99.6%")],
)
def test_a_share_never_rounds_to_none_or_all(value, words):
    assert share(value) == words
