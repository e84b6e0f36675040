"""Which cells are numbers."""

import math

import pytest

from data.importer.cells.numbers import (
    NEGATIVE,
    NOT_A_NUMBER,
    NOT_WHOLE,
    PER_CENT,
    TOO_LARGE,
    number_reader,
)
from data.layouts import Kind


def read(value, kind=Kind.NUMBER, divisor=1):
    return number_reader(kind, divisor)(value)


@pytest.mark.parametrize(
    "written",
    ["1,234.5", "１，２３４．５", "1234.5元", "1,234.5 元", 1234.5, '="1234.5"', "'1234.5"],
)
def test_spellings_of_a_number(written):
    assert read(written) == 1234.5


@pytest.mark.parametrize(
    "written",
    ["12,34", "1,2345", "1.2.3", "1e5", "一百", "¥5", "(100)", "5万元", "nan", "inf", True],
)
def test_what_is_no_number(written):
    assert read(written) == NOT_A_NUMBER


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_number_without_a_value(value):
    assert read(value, Kind.MONEY) == NOT_A_NUMBER


def test_per_cent_is_refused_under_a_header_that_does_not_say_it():
    assert read("50%") == read("５０％") == PER_CENT


def test_only_money_may_be_negative():
    assert read("-1,234.5", Kind.MONEY) == -1234.5
    assert read("-0.01") == read(-1, Kind.COUNT) == NEGATIVE
    assert math.copysign(1, read(-0.0, Kind.MONEY)) == 1


def test_counts_are_whole_and_fit_a_column():
    assert read(3.0, Kind.COUNT) == 3
    assert read("3.5", Kind.COUNT) == NOT_WHOLE
    assert read(2**31 - 1, Kind.COUNT) == 2**31 - 1
    assert read(2**31, Kind.COUNT) == TOO_LARGE


def test_units_become_ours():
    assert read("150", Kind.AREA, 15) == 10
