"""Who counts as exposed, on both sides of each threshold."""

import pytest

from queries.disasters.exposure import Reason, exposures, percentile
from tests.disasters.test_reports import report

FLOOD = "洪涝一号"


def reasons(severity, shares=None, **figures):
    """Why each place is exposed; `figures` gives a place what its report states."""
    shares = shares or dict.fromkeys(severity)
    reports = [report(place, "2023-06-12", **figures.get(place, {})) for place in severity]
    measured = {(FLOOD, place): value for place, value in severity.items() if value is not None}
    found, _ = exposures(reports, measured, shares)
    return {place: exposure.reasons for place, exposure in found.items()}


def test_the_percentile_lies_on_the_line_between_two_places():
    # Rank 0.67 × 3 = 2.01 of 0, 1, 2, 3.
    assert percentile([0.4, 0.1, 0.2, 0.3]) == pytest.approx(0.3 + 0.01 * 0.1)
    assert percentile([0.2, None]) == 0.2
    assert percentile([None]) is None


def test_at_the_percentile_is_exposed_and_below_it_is_not():
    assert reasons({"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.4}) == {
        "a": (),
        "b": (),
        "c": (),
        "d": (Reason.SEVERE,),
    }


def test_places_that_tie_at_the_percentile_are_all_exposed():
    found = reasons({"a": 0.1, "b": 0.3, "c": 0.3, "d": 0.3})
    assert [place for place, why in found.items() if why] == ["b", "c", "d"]


def test_ties_survive_the_last_digits_of_arithmetic():
    found = reasons({"a": 0.1, "b": 0.1 + 0.2, "c": 0.3, "d": 0.3})
    assert [place for place, why in found.items() if why] == ["b", "c", "d"]


def test_the_unaffected_take_no_part_in_the_percentile():
    severity = {"a": 0.2, "b": 0.4}
    shares = {"a": None, "b": None, "spared": None}
    assert reasons(severity, shares) == {"a": (), "b": (Reason.SEVERE,), "spared": ()}


def test_nobody_is_exposed_by_a_severity_of_zero_or_one_that_cannot_be_measured():
    assert reasons({"a": 0.0, "b": 0.0, "c": None}) == {"a": (), "b": (), "c": ()}


@pytest.mark.parametrize("figure", ["collapsed_households", "badly_damaged_households"])
def test_one_lost_house_is_enough(figure):
    found = reasons({"a": 0.1, "b": 0.9}, a={figure: 1}, b={"damaged_households": 30})
    assert found == {"a": (Reason.HOUSES,), "b": (Reason.SEVERE,)}


def test_many_people_out_of_poverty_are_enough_without_any_disaster():
    shares = {"a": 0.1, "b": 0.2, "c": 0.5, "d": None}
    found, thresholds = exposures([], {}, shares)
    assert thresholds.out_of_poverty_share == pytest.approx(0.2 + 0.34 * 0.3)
    assert thresholds.severity is None
    assert {place: e.reasons for place, e in found.items() if e.reasons} == {
        "c": (Reason.OUT_OF_POVERTY,)
    }


def test_a_county_without_people_out_of_poverty_exposes_nobody_by_it():
    found, _ = exposures([], {}, {"a": 0.0, "b": 0.0})
    assert not any(exposure.reasons for exposure in found.values())


def test_the_hardest_disaster_speaks_for_a_place_and_all_are_kept():
    reports = [report("a", "2023-06-12"), report("a", "2023-07-12", "风雹")]
    found, _ = exposures(reports, {(FLOOD, "a"): 0.2, ("风雹", "a"): 0.7}, {"a": None})
    assert [(r.event, s) for r, s in found["a"].disasters] == [("风雹", 0.7), (FLOOD, 0.2)]
    assert found["a"].worst.event == "风雹"
    assert found["a"].severity == 0.7
