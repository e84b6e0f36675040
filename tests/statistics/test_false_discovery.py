"""The step-up procedure against its authors' own example and a second spelling of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from queries.statistics.false_discovery import adjusted

# Benjamini and Hochberg (1995), section 4: fifteen comparisons of treatments of myocardial
# infarction. At 0.05 the procedure rejects the first four, Bonferroni's the first three.
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def test_the_example_of_the_paper():
    assert [chance <= 0.05 for chance in adjusted(PUBLISHED)] == [True] * 4 + [False] * 11
    # The fourth: 0.0095 of 15 tests against 0.05 · 4 / 15 = 0.013.
    assert adjusted(PUBLISHED)[3] == pytest.approx(0.0095 * 15 / 4)


def test_a_larger_chance_never_stands_out_more():
    # 0.04 alone would be 0.04 · 2 / 2; 0.03 · 2 / 1 must not lie above it.
    assert adjusted([0.03, 0.04]) == [pytest.approx(0.04), pytest.approx(0.04)]


def test_of_no_tests_there_is_nothing():
    assert adjusted([]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_as_another_implementation_has_it(chances):
    assert np.allclose(adjusted(chances), false_discovery_control(chances))
