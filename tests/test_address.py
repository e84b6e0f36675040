"""A page's address: written so that it can be sent on, read with distrust."""

from datetime import date

import pytest

from data.regions import Region, RegionTree
from pages.components import address
from queries.scope import Scope
from tests.support.county import COUNTY, EAST, EAST_1, REGIONS

PLACES = RegionTree(
    Region(code, level, name, parent or None) for code, level, name, parent in REGIONS
)
DEFAULT = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
TODAY = date(2023, 10, 8)


def read(**said):
    return address.read(said, DEFAULT, PLACES, {"liujiang-2023"}, TODAY)


def test_what_is_written_is_read_back():
    scope = Scope(EAST_1, date(2023, 6, 30), date(2023, 4, 1), plan_id="liujiang-2023")
    assert read(**address.write(scope)) == (scope, [])


def test_an_empty_address_is_the_default():
    assert read() == (DEFAULT, [])


def test_a_day_alone_takes_its_own_year():
    scope, complaints = read(day="2022-03-05")
    assert (scope.as_of, scope.period_start) == (date(2022, 3, 5), date(2022, 1, 1))
    assert complaints == []


@pytest.mark.parametrize(
    "said",
    [
        {"place": "110101001001"},
        {"place": "' or 1=1"},
        {"day": "yesterday"},
        {"day": "2023-10-09"},  # tomorrow
        {"day": "1999-12-31"},
        {"from": "2023-09-26"},  # after the day
        {"from": "2023-02-30"},
        {"plan": "../secret"},
    ],
)
def test_what_cannot_be_used_is_said_and_replaced(said):
    scope, complaints = read(**said)
    assert scope == DEFAULT
    assert len(complaints) == 1 and complaints[0].endswith("。")


def test_one_bad_part_leaves_the_others():
    scope, complaints = read(place=EAST, day="no")
    assert scope == DEFAULT.at(EAST)
    assert len(complaints) == 1
