"""Korn and Graubard's interval against what two published programs print, and at its ends."""

from math import inf, isinf

import pytest

from queries.statistics.effective_size import (
    allowing_for_freedom,
    independent_draws,
    kish,
    korn_graubard,
)
from queries.statistics.intervals import share_exact

# Share, its standard error, number checked, degrees of freedom, limits: R's survey 4.4-2,
# svyciprop(method = "beta"), for one survey read as drawn one by one, stratified, clustered,
# both, and two of its subpopulations. Retyped from the tests of the Python package svy.
R_SURVEY = [
    (0.507348258357226, 0.0192309892530454, 922, 921, 0.468954757876348, 0.545677337133621),
    (0.507348258357226, 0.0192537392244595, 922, 918, 0.468908426601806, 0.545723513770539),
    (0.507348258357226, 0.0164967611954173, 922, 59, 0.47383814353398, 0.540809220838568),
    (0.507348258357226, 0.0167712595840644, 922, 56, 0.473233376535445, 0.541412207644769),
    (0.471999767708621, 0.0348828290040279, 276, 56, 0.400786658613709, 0.544064683764286),
    (0.501335861736522, 0.0438888962101757, 167, 52, 0.410824184861583, 0.5917831333426),
]


@pytest.mark.parametrize(("share", "error", "size", "freedom", "low", "high"), R_SURVEY)
def test_as_r_prints_it(share, error, size, freedom, low, high):
    draws = allowing_for_freedom(independent_draws(share, error**2), size, freedom)
    assert korn_graubard(share, draws) == pytest.approx((low, high), abs=1e-12)


def test_as_stata_prints_it_where_everything_was_found():
    # Ward BW (2019), Stata Journal 19:510-522, kg_nchs: 100 checked, 5 degrees of freedom;
    # retyped likewise. The number of draws, and the lower limit.
    draws = allowing_for_freedom(100, 100, 5)
    assert round(draws, 2) == 59.58
    assert [round(limit, 4) for limit in korn_graubard(1.0, draws)] == [0.94, 1.0]
    assert [round(limit, 4) for limit in korn_graubard(0.0, draws)] == [0.0, 0.06]


@pytest.mark.parametrize(("size", "draws"), [(922, 852.88), (276, 197.79)])
def test_draws_as_stata_prints_them(size, draws):
    share, error, *_ = next(row for row in R_SURVEY if row[2:4] == (size, 56))
    found = allowing_for_freedom(independent_draws(share, error**2), size, 56)
    assert round(found, 2) == draws


def test_draws_one_by_one_give_the_exact_interval():
    share, size = 7 / 80, 80
    assert independent_draws(share, share * (1 - share) / size) == pytest.approx(size)
    assert korn_graubard(share, size) == pytest.approx(share_exact(7, 80))


def test_weights():
    assert kish([]) == 0
    assert kish([3.0] * 8) == pytest.approx(8)
    assert kish([1, 1, 2]) == pytest.approx(16 / 6)


def test_without_variance_or_freedom():
    assert isinf(independent_draws(0.0, 0.0)) and independent_draws(0.5, 0.0) == inf
    assert allowing_for_freedom(50, 50, 0) == 0
    assert korn_graubard(0.0, 0.0) == (0, 1)
