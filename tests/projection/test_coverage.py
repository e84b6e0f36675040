"""The truth lies in the interval as often as the interval says, whatever the county's habits."""

from datetime import date
from math import sqrt

import pytest

from queries.projection.year_end import projected
from tests.projection.histories import PACES, told

YEAR_END = date(2023, 12, 31)
DAYS = (date(2023, 4, 15), date(2023, 9, 25), date(2023, 11, 30))


def share_covered(exits: str, entries: str, day: date, histories: int) -> float:
    covered = 0
    for seed in range(histories):
        history = told(seed, PACES[exits], PACES[entries])
        seen = history.seen_on(day)
        found = projected(seen, seen, day, courses=1000).year_end.households
        covered += found.low95 <= history.open_on(YEAR_END) <= found.high95
    return covered / histories


def test_the_truth_lies_within_in_a_steady_county():
    # Of 20 with 95 % each, 16 or fewer would be one chance in six hundred.
    assert share_covered("steady", "steady", DAYS[1], 20) >= 17 / 20


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("exits", "entries"),
    [
        ("steady", "steady"),
        ("in_batches", "steady"),
        ("in_batches", "in_batches"),
    ],
)
def test_the_truth_lies_within_nineteen_times_of_twenty(exits, entries, day):
    # 93 %, less what 300 histories may show by chance.
    histories = 300
    least = 0.93 - 1.96 * sqrt(0.93 * 0.07 / histories)
    assert share_covered(exits, entries, day, histories) >= least


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_a_rush_at_every_year_end_is_covered_less(day):
    # Which months of the year are busy is not modelled: they only widen the interval.
    assert share_covered("before_year_end", "steady", day, 300) >= 0.78
