"""How few villages hold half, counted by hand and by trying every choice."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.comparison.concentration import FEWEST, concentration, places_holding_half

counts_of_villages = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 9), max_size=8
)


def test_three_of_five_villages_hold_half():
    found = concentration({"a": 2, "b": 5, "c": 4, "d": 4, "e": 8}, {})
    assert (found.total, found.half, found.held) == (23, 2, 13)
    assert [place.region_code for place in found.holders] == ["e", "b"]
    assert found.tied == 0


def test_a_tie_at_the_edge_is_told():
    found = concentration({"a": 3, "b": 3, "c": 3, "d": 3}, {})
    assert (found.half, found.tied) == (2, 2)
    assert [place.region_code for place in found.holders] == ["a", "b"]


def test_a_tie_inside_the_half_is_none():
    assert concentration({"a": 3, "b": 3, "c": 2}, {}).tied == 0


def test_nothing_is_held_by_nobody():
    for counts in ({}, {"a": 0, "b": 0}):
        found = concentration(counts, {"a": 5})
        assert (found.total, found.half, found.places, found.tied) == (0, 0, (), 0)
        assert found.by_chance is None and not found.is_concentrated


def test_one_village_holds_all_of_it_and_chance_would_have_it_so():
    found = concentration({"a": 40}, {"a": 100})
    assert (found.half, found.by_chance) == (1, (1, 1))
    assert not found.is_concentrated


def test_too_few_items_say_nothing_of_how_they_lie():
    assert concentration({"a": FEWEST - 1, "b": 0}, {"a": 1, "b": 100}).by_chance is None
    assert concentration({"a": FEWEST, "b": 0}, {"a": 10, "b": 90}).by_chance is not None


def test_what_lies_in_one_of_thirty_equal_villages_is_no_chance():
    counts = {f"v{n:02}": 0 for n in range(30)} | {"v07": 20}
    found = concentration(counts, dict.fromkeys(counts, 50))
    assert found.is_concentrated and found.by_chance.low > 1


def test_what_follows_the_size_of_villages_is_chance():
    """One village is as large as all others together: that it holds half is no wonder."""
    counts = {f"v{n:02}": 1 for n in range(20)} | {"big": 20}
    bases = {f"v{n:02}": 10 for n in range(20)} | {"big": 200}
    found = concentration(counts, bases)
    assert found.half == 1 and not found.is_concentrated


def test_chance_is_drawn_alike_every_time():
    counts = {f"v{n}": n for n in range(12)}
    bases = dict.fromkeys(counts, 30)
    assert concentration(counts, bases) == concentration(counts, bases)


@given(counts_of_villages)
def test_no_fewer_villages_hold_half(counts):
    """Every choice of villages is tried."""
    total = sum(counts.values())
    fewest = next(
        size
        for size in range(len(counts) + 1)
        if any(2 * sum(choice) >= total for choice in combinations(counts.values(), size))
    )
    assert concentration(counts, {}).half == fewest


@pytest.mark.parametrize(
    ("counts", "half"), [([1], 1), ([1, 1], 1), ([2, 1, 1], 1), ([1, 1, 1], 2), ([5, 4, 3, 2], 2)]
)
def test_exactly_half_is_half(counts, half):
    assert places_holding_half(counts) == half
