"""Which cells are days, which are months, and which years can be right."""

from datetime import date, datetime

import pytest

from data.importer.cells.days import (
    NOT_A_DAY,
    ONLY_A_MONTH,
    SERIAL,
    day_reader,
    latest_day,
)
from data.importer.faults import Fault
from data.layouts import Field, Kind

TODAY = date(2026, 11, 22)
DAY = Field("x", "日期", Kind.DAY)
MONTH = Field("x", "日期", Kind.MONTH)


def read(value, field=DAY, today=TODAY):
    return day_reader(field, today)(value)


@pytest.mark.parametrize(
    "written",
    [
        "2023-09-15",
        "2023/9/15",
        "2023.9.15",
        "20230915",
        20230915.0,
        "2023年9月15日",
        "２０２３－０９－１５",
        " 2023-09-15 ",
        "2023-09-15 08:30:00",
        "2023/9/15 8:30",
        '="2023-09-15"',
        date(2023, 9, 15),
        datetime(2023, 9, 15, 8, 30),
    ],
)
def test_spellings_of_a_day(written):
    assert read(written) == date(2023, 9, 15)
    assert read(written, MONTH) == (date(2023, 9, 15), False)


@pytest.mark.parametrize("written", ["202309", 202309, "2023-09", "2023年09月", "2023年9月"])
def test_a_month_stays_a_month_and_is_no_day(written):
    assert read(written, MONTH) == (date(2023, 9, 1), True)
    assert read(written) == ONLY_A_MONTH


@pytest.mark.parametrize(
    "written",
    ["23-09-15", "9/15/23", "15.9.2023", "2023-02-29", "2023-13-01", "202313", "去年", "2023年"],
)
def test_what_is_no_day(written):
    assert read(written, MONTH) == NOT_A_DAY


@pytest.mark.parametrize("written", [45184, 45184.5, "45184", "2023", 2023])
def test_a_bare_serial_number_is_no_day(written):
    assert read(written, MONTH) == SERIAL


def accepted(written, **rules):
    return not isinstance(read(written, Field("x", "日期", Kind.DAY, **rules)), Fault)


def test_the_years_that_can_be_right():
    assert not accepted("1989-12-31") and accepted("1990-01-01")
    assert accepted("2028-11-22") and not accepted("2028-11-23")
    assert not accepted("1899-12-31", since_1900=True) and accepted("1900-01-01", since_1900=True)
    assert accepted("2100-12-31", until_2100=True) and not accepted("2101-01-01", until_2100=True)


def test_two_years_after_a_leap_day():
    assert latest_day(date(2024, 2, 29)) == date(2026, 2, 28)


def test_hours_are_kept_where_they_are_asked_for():
    moment = Field("x", "报送时间", Kind.MOMENT)
    assert read("2023年9月15日8时30分", moment) == datetime(2023, 9, 15, 8, 30)
    assert read("2023-09-15 18:05", moment) == datetime(2023, 9, 15, 18, 5)
    assert read(datetime(2023, 9, 15, 8, 30), moment) == datetime(2023, 9, 15, 8, 30)
    assert read("2023-09-15", moment) == datetime(2023, 9, 15)
    assert read("2023-09", moment) == ONLY_A_MONTH


@pytest.mark.parametrize("written", ["2020", 2020, "2020年", "202012", date(2020, 12, 31)])
def test_a_year_is_taken_from_whatever_states_it(written):
    assert read(written, Field("x", "脱贫年度", Kind.YEAR)) == 2020
