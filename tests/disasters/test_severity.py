"""Severity by hand: what was lost, relative to what a place has, scaled by the hardest hit."""

from dataclasses import replace

import pytest

from queries.disasters.severity import Basis, severities
from tests.disasters.test_reports import report
from tests.support.county import EAST_1, EAST_2, WEST_1

HAS = {Basis.PEOPLE: 400, Basis.HOUSEHOLDS: 100, Basis.FARMLAND: 600}
POSSESSIONS = {EAST_1: HAS, EAST_2: HAS | {Basis.PEOPLE: 200}, WEST_1: HAS}


def of(*reports, possessions=POSSESSIONS):
    found = severities(reports, possessions)
    return {place: value for (_, place), value in found.items()}


def test_each_measure_is_scaled_by_the_largest_of_the_county_and_the_largest_counts():
    assert of(
        report(EAST_1, "2023-06-12", affected_persons=40, crop_lost_hectares=4),  # 0.1, 0.1
        report(EAST_2, "2023-06-12", affected_persons=80, crop_lost_hectares=1),  # 0.4, 0.025
        report(WEST_1, "2023-06-12", affected_persons=80),  # 0.2
    ) == pytest.approx({EAST_1: 1.0, EAST_2: 1.0, WEST_1: 0.5})


def test_collapsed_and_badly_damaged_houses_are_one_measure():
    assert of(
        report(EAST_1, "2023-06-12", collapsed_households=1, badly_damaged_households=3),
        report(WEST_1, "2023-06-12", badly_damaged_households=1),
    ) == pytest.approx({EAST_1: 1.0, WEST_1: 0.25})


def test_events_are_measured_by_one_scale():
    found = severities(
        [
            report(EAST_1, "2023-06-12", affected_persons=200),
            report(EAST_1, "2023-07-12", "小风雹", affected_persons=2),
        ],
        POSSESSIONS,
    )
    assert found == pytest.approx({("洪涝一号", EAST_1): 1.0, ("小风雹", EAST_1): 0.01})


def test_a_drought_is_judged_by_water_and_crops():
    dry = report(EAST_1, "2023-08-12", affected_persons=400, persons_short_of_water=50)
    other = report(WEST_1, "2023-08-12", affected_persons=40, persons_short_of_water=100)
    drought = [replace(one, hazard="干旱") for one in (dry, other)]
    assert of(*drought) == pytest.approx({EAST_1: 0.5, WEST_1: 1.0})


def test_what_was_not_stated_is_not_zero():
    assert of(report(EAST_1, "2023-06-12"), report(WEST_1, "2023-06-12", affected_persons=0)) == {
        WEST_1: 0.0
    }


def test_a_place_whose_farmland_is_unknown_is_not_judged_by_its_crops():
    without = {EAST_1: {Basis.PEOPLE: 400, Basis.FARMLAND: None}}
    assert of(report(EAST_1, "2023-06-12", crop_lost_hectares=9), possessions=without) == {}
