"""受灾低纳入 on both sides of each threshold: exposed, 0.8, μ of 1, nine and ten households."""

from datetime import date

import pytest

from queries.disasters.exposure import Exposure, Reason
from queries.expected import Expectation, Place, expectations
from queries.flags.flag import Grade
from queries.flags.inclusions import grade_of, inclusion_flags
from queries.flags.intakes import Intake
from queries.flags.wording import period
from queries.scope import Level, Scope
from tests.disasters.test_reports import report

FLOODED = Exposure("p", ((report("p", "2023-06-12"), 1.0),), None, (Reason.SEVERE,))
SPARED = Exposure("p", (), None, ())


def grade(observed, expected, exposure=FLOODED, level=Level.VILLAGE, households=500):
    place = Place("p", households, observed, exposed=bool(exposure.reasons))
    expectation = Expectation("p", observed, by_size=expected, expected=expected)
    return grade_of(Intake("上坪村", place, exposure, expectation), level)


# With nothing observed the probability is 1 - e^-x (1 + x), x = (2 + μ) / 2: 0.8 at x = 2.9943.
@pytest.mark.parametrize(
    ("observed", "expected", "found"),
    [
        (0, 3.9886, Grade.TO_VERIFY),
        (0, 3.9887, Grade.SIGNAL),
        (1, 6.5, None),  # 0.795
        (1, 6.6, Grade.SIGNAL),  # 0.803
        (6, 6.0, None),
    ],
)
def test_four_in_five_that_it_is_below_half(observed, expected, found):
    assert grade(observed, expected) == found


@pytest.mark.parametrize(
    ("expected", "found"), [(0.99, Grade.TO_VERIFY), (1.0, Grade.SIGNAL), (3.9, Grade.SIGNAL)]
)
def test_a_township_without_any_is_a_signal_from_one_expected(expected, found):
    assert grade(0, expected, level=Level.TOWNSHIP) == found
    assert grade(1, expected, level=Level.TOWNSHIP) is None
    assert grade(0, expected, level=Level.VILLAGE) is Grade.TO_VERIFY


def test_a_place_that_is_not_exposed_is_never_flagged():
    assert grade(0, 40, exposure=SPARED) is None


def test_nine_households_are_too_few_and_ten_are_not():
    assert grade(0, 8.0, households=9) is Grade.TOO_FEW
    assert grade(5, 8.0, households=9) is Grade.TOO_FEW
    assert grade(0, 8.0, households=10) is Grade.SIGNAL
    assert grade(0, 0.0, households=0) is None


def drawn(counts, exposure=SPARED):
    """The intakes of a county whose places are all exposed alike, or as said one by one.

    `counts`: new inclusions and households of each place.
    """
    by_place = exposure if isinstance(exposure, list) else [exposure] * len(counts)
    places = [
        Place(f"p{n}", households, observed, exposed=bool(by_place[n].reasons))
        for n, (observed, households) in enumerate(counts)
    ]
    return [
        Intake(f"村{n}", place, by_place[n], expectation)
        for n, (place, expectation) in enumerate(zip(places, expectations(places), strict=True))
    ]


def expected(*counts):
    return [intake.expectation.expected for intake in drawn(counts)]


def test_expected_is_the_places_households_at_the_rate_of_all_together():
    found = expected((0, 300), (9, 100), (3, 200))
    assert found == pytest.approx([6.0, 2.0, 4.0])
    assert expected((0, 0)) == [0.0]


def judged(exposure, level=Level.VILLAGE):
    found = drawn([(0, 300), (12, 300)], exposure)  # μ = 6 each
    return list(inclusion_flags(found, level, "今年"))


def test_the_figures_and_the_sentence_to_read_out():
    (flag,) = judged(FLOODED)
    assert (flag.region_code, flag.grade, flag.observed) == ("p0", Grade.SIGNAL, 0)
    assert flag.expected == pytest.approx(6)
    assert flag.probability == pytest.approx(0.9084, abs=5e-5)
    assert flag.interval == pytest.approx((0, 3.6889), abs=5e-5)
    assert flag.sentence == (
        "洪涝受灾较重，今年应新纳入约6户，实际0户；同等规模偶然出现的可能性约0.2%"
        "（同时比较2个村）。建议重点核查。"
    )


def test_every_reason_is_read_out():
    reasons = (Reason.SEVERE, Reason.HOUSES, Reason.OUT_OF_POVERTY)
    (flag,) = judged(Exposure("p", FLOODED.disasters, 0.3, reasons))
    assert flag.sentence.startswith("洪涝受灾较重、有住房倒塌或严重损坏、脱贫人口占比较高，")


def test_a_place_to_be_verified_is_not_asked_to_answer_for_anything():
    found = drawn([(0, 30), (1, 300)], [FLOODED, SPARED])
    (flag,) = inclusion_flags(found, Level.VILLAGE, "今年")
    assert flag.grade is Grade.TO_VERIFY
    assert flag.sentence == (
        "洪涝受灾较重，今年没有新纳入；按全县水平应新纳入不足1户，户数太少，单凭数字不能判断，待核实。"
    )


def test_a_place_too_small_shows_its_interval_and_no_comparison():
    found = drawn([(1, 9), (1, 300)], [FLOODED, SPARED])
    (flag,) = inclusion_flags(found, Level.VILLAGE, "今年")
    assert (flag.expected, flag.probability) == (None, None)
    assert flag.sentence == (
        "洪涝受灾较重，农村户数9户，今年新纳入1户（95%区间0.0至5.6户）；样本过少，不作比较。"
    )


def test_a_period_that_is_not_the_year_so_far_is_named():
    whole = Scope("c", date(2023, 9, 25), date(2023, 1, 1))
    assert period(whole) == "今年"
    assert period(Scope("c", date(2023, 9, 25), date(2023, 3, 5))) == "2023年3月5日以来"
    assert period(Scope("c", date(2023, 9, 25), date(2022, 1, 1))) == "2022年1月1日以来"
