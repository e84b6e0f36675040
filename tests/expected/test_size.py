"""Where nothing but the places' sizes is known, what is expected is what the contract says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.expected import Expectation, Place, expectations
from queries.expected.prior import UNLEARNT

COUNTS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 30)), min_size=1, max_size=20)


@given(COUNTS)
def test_a_places_households_at_the_rate_of_all_together(counts):
    places = [Place(str(n), *count, exposed=True) for n, count in enumerate(counts)]
    households, observed = (sum(figures) for figures in zip(*counts, strict=True))
    for place, found in zip(places, expectations(places), strict=True):
        wanted = place.rural_households * observed / households if households else 0
        assert found.expected == found.by_size == pytest.approx(wanted)
        assert (found.code, found.prior) == (place.code, UNLEARNT)


def test_the_probability_and_the_chance_are_read_off_gamma_and_poisson():
    found = Expectation("p", 1, by_size=6, expected=6)
    assert found.probability == pytest.approx(0.7619, abs=5e-5)  # Gamma(3, 8) below a half
    assert found.chance == pytest.approx(0.0174, abs=5e-5)  # e⁻⁶ · 7
