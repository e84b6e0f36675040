"""Estimates from plain numbers: what stands for what, and what is known for certain."""

import pytest

from queries.spot_checks.design import Stratum
from queries.spot_checks.estimation.extrapolation import extrapolated
from queries.spot_checks.estimation.in_village import village_total
from queries.spot_checks.estimation.sample import Sample, SampledHousehold, SampledVillage

CERTAIN, RANDOM = Stratum.CERTAINTY, Stratum.SENTINEL


def households(stratum, probability, found, of, missing=0, is_reserve=False):
    answers = [True] * found + [False] * (of - found) + [None] * missing
    return tuple(SampledHousehold(stratum, probability, one, is_reserve) for one in answers)


def village(code, size, *parts, probability=1.0, township="A", is_reserve=False):
    there = tuple(one for part in parts for one in part)
    return SampledVillage(code, township, size, probability, there, is_reserve)


def sample(*villages, **sizes):
    return Sample(sizes, villages)


def test_who_is_certain_stands_for_itself_and_who_is_random_for_the_rest():
    checked = village("1", 50, households(CERTAIN, 1, 3, 10), households(RANDOM, 0.25, 1, 10))
    said = extrapolated(sample(checked, A=50))
    assert said.estimate == pytest.approx((3 + 40 * 1 / 10) / 50)
    assert said.interval.low >= 4 / 50 and said.interval.high <= 1 - 16 / 50


def test_probabilities_that_differ_weigh_inversely():
    parts = households(Stratum.RISK, 0.5, 2, 4), households(RANDOM, 0.1, 1, 4)
    said = extrapolated(sample(village("1", 60, *parts), A=60))
    assert said.estimate == pytest.approx((2 / 0.5 + 1 / 0.1) / (4 / 0.5 + 4 / 0.1))


def test_villages_weigh_inversely_too_and_to_the_known_number_of_households():
    certain = village("1", 20, households(Stratum.ALL, 1, 5, 20))
    drawn = [
        village("2", 30, households(Stratum.ALL, 1, 3, 30), probability=0.1),
        village("3", 10, households(Stratum.ALL, 1, 4, 10), probability=0.2, township="B"),
    ]
    said = extrapolated(sample(certain, *drawn, A=300, B=80))
    share = (3 / 0.1 + 4 / 0.2) / (30 / 0.1 + 10 / 0.2)
    assert said.estimate == pytest.approx((5 + 360 * share) / 380)


@pytest.mark.parametrize("all_others", [False, True])
def test_what_was_found_only_where_a_village_stands_for_no_other_leaves_an_interval(all_others):
    """Brought to the known number of households the small one weighs no more than itself."""
    drawn = [
        village("2", 30, households(RANDOM, 0.3, 9 * all_others, 9), probability=0.5),
        village("3", 3, households(Stratum.ALL, 1, 3 * (not all_others), 3), probability=0.9),
    ]
    said = extrapolated(sample(*drawn, A=52))
    small = 3 / 0.9 * 52 / (30 / 0.5 + 3 / 0.9)
    assert small < 3  # households for which the three stand
    assert said.estimate == pytest.approx(49 / 52 if all_others else 3 / 52)
    assert said.interval.low <= said.estimate <= said.interval.high
    assert said.interval.high - said.interval.low > 0.1


def test_a_census_has_no_width():
    every = [village(code, 7, households(Stratum.ALL, 1, 2, 7), township=code) for code in "AB"]
    said = extrapolated(sample(*every, A=7, B=7))
    assert (said.estimate, *said.interval) == (4 / 14, 4 / 14, 4 / 14)
    assert said.draws is None


def test_a_census_with_one_household_not_met_has_width():
    said = extrapolated(sample(village("1", 8, households(Stratum.ALL, 1, 2, 7, missing=1)), A=8))
    assert said.estimate == pytest.approx(2 / 7)
    assert (said.interval.low, said.interval.high) == (2 / 8, 3 / 8)


def test_nothing_found_is_as_wide_as_a_binomial_of_as_many_draws():
    checked = village("1", 4000, households(RANDOM, 0.01, 0, 40))
    said = extrapolated(sample(checked, A=4000))
    assert said.interval.low == 0
    assert said.interval.high == pytest.approx(1 - 0.025 ** (1 / 40), abs=1e-4)


def test_whom_nobody_met_those_of_the_same_stratum_stand_for():
    met = [households(Stratum.RISK, 0.5, 1, 2), households(RANDOM, 0.1, 0, 10)]
    full = village("1", 100, households(Stratum.RISK, 0.5, 2, 4), met[1])
    missed = village("1", 100, met[0] + households(Stratum.RISK, 0.5, 0, 0, missing=2), met[1])
    assert village_total(missed).total == pytest.approx(village_total(full).total)


def test_a_reserve_household_takes_a_random_places():
    before = village("1", 100, households(RANDOM, 0.1, 1, 10))
    replaced = village(
        "1",
        100,
        households(RANDOM, 0.1, 1, 9, missing=1),
        households(RANDOM, 0.1, 0, 1, is_reserve=True),
    )
    assert village_total(replaced).total == pytest.approx(village_total(before).total)


def test_where_the_random_part_was_not_visited_a_village_cannot_stand_for_itself():
    flagged_only = village(
        "1", 100, households(CERTAIN, 1, 5, 5), households(RANDOM, 0.1, 0, 0, missing=10)
    )
    assert village_total(flagged_only) is None
    said = extrapolated(sample(flagged_only, A=100))
    assert said.estimate is None
    assert said.interval == (5 / 100, 1.0)
    drawn = village("2", 40, households(RANDOM, 0.25, 1, 10), probability=0.1)
    assert extrapolated(sample(flagged_only, drawn, A=400)).estimate == pytest.approx(0.1)


def test_a_whole_village_not_visited_the_others_that_chance_drew_stand_for():
    def drawn(code, found, township="A", **more):
        part = households(RANDOM, 0.5, found, 10)
        return village(code, 20, part, probability=0.25, township=township, **more)

    empty = village("2", 20, households(RANDOM, 0.5, 0, 0, missing=10), probability=0.25)
    one = extrapolated(sample(drawn("1", 2), empty, drawn("3", 0, "B"), A=160, B=80))
    # Its township's other village counts twice.
    assert one.estimate == pytest.approx((2 * 0.2 + 0) / 3)
    reserve = village("4", 20, households(RANDOM, 0.5, 4, 10), probability=0.25, is_reserve=True)
    two = extrapolated(sample(drawn("1", 2), empty, reserve, drawn("3", 0, "B"), A=160, B=80))
    assert two.estimate == pytest.approx((0.2 + 0.4 + 0) / 3)


def test_villages_that_differ_widen_the_interval():
    def county(found):
        return sample(
            *(
                village(code, 200, households(RANDOM, 0.1, n, 20), probability=0.1, township=code)
                for code, n in zip("ABCDEFGH", found, strict=True)
            ),
            **dict.fromkeys("ABCDEFGH", 2000),
        )

    alike, unlike = (extrapolated(county(found)) for found in ([2] * 8, [8, 8, 0, 0, 0, 0, 0, 0]))
    assert alike.estimate == unlike.estimate == pytest.approx(0.1)
    assert unlike.design_effect > 3 > alike.design_effect == 1
    width, wider = (one.interval.high - one.interval.low for one in (alike, unlike))
    assert wider > 1.8 * width
    # A township alone cannot see it and learns it from the county.
    part = county([8, 8, 0, 0, 0, 0, 0, 0]).of("C")
    assert extrapolated(part, unlike).interval.high > extrapolated(part, alike).interval.high


def test_one_village_alone_says_little_of_the_others():
    one = village("1", 100, households(RANDOM, 0.4, 0, 40), probability=0.1)
    said = extrapolated(sample(one, A=1000))
    assert said.draws == 1 and said.interval.high > 0.9


def test_nobody_answered():
    nobody = village("1", 30, households(RANDOM, 0.5, 0, 0, missing=10))
    said = extrapolated(sample(nobody, A=30))
    assert (said.estimate, said.interval) == (None, (0, 1))
