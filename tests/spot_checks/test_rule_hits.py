"""Hits of rules beside the sentinel's, and the points that rounds propose."""

import pytest
from scipy.stats import binom

from queries.spot_checks.design import Design, DrawnHousehold, Stratum
from queries.spot_checks.estimation.learning import learned_points, proposed
from queries.spot_checks.estimation.rule_hits import RuleHits, counted, rule_hits
from queries.spot_checks.points import weights
from queries.spot_checks.results.checked import Result
from tests.spot_checks.rounds import check, frame_of_sizes, keep, numbers, register
from tests.support.county import EAST_1, EAST_2


def line(number, stratum, *reasons):
    return DrawnHousehold(number, "v", stratum, 0.5, "0" * 64, reasons)


def result(number, consistent=True, omitted=False, problems=False):
    return Result(number, "v", consistent, omitted, problems)


def test_a_household_is_wrong_by_any_of_three_answers():
    assert result("1", consistent=False).is_wrong
    assert result("1", omitted=True).is_wrong
    assert result("1", problems=True).is_wrong
    assert not result("1").is_wrong
    assert not Result("1", "v", None, None, False).is_wrong


def test_hits_count_households_that_were_checked_with_each_of_their_rules():
    listed = [
        line("1", Stratum.CERTAINTY, "stuck", "no_measure"),
        line("2", Stratum.RISK, "stuck"),
        line("3", Stratum.RISK, "stuck"),
        line("4", Stratum.SENTINEL),
        line("5", Stratum.SENTINEL, "no_measure"),
    ]
    wrong = result("1", omitted=True), result("5", problems=True)
    results = {one.household_no: one for one in (*wrong, result("2"), result("4"))}
    assert counted(["no_measure", "stuck", "over_a_year"], listed, results) == [
        RuleHits("no_measure", 2, 2, 2, 1),
        RuleHits("stuck", 2, 1, 2, 1),
    ]


def test_against_sentinel_is_a_ratio_and_none_without_a_sentinel_that_found_any():
    assert RuleHits("stuck", 40, 10, 200, 5).against_sentinel == pytest.approx(10)
    assert RuleHits("stuck", 40, 0, 200, 5).against_sentinel == 0
    assert RuleHits("stuck", 40, 10, 200, 0).against_sentinel is None
    assert RuleHits("stuck", 40, 10, 0, 0).against_sentinel is None


def test_its_interval_has_ends_of_which_chance_goes_beyond_once_in_forty():
    hits = RuleHits("stuck", 40, 6, 200, 5)
    low, high = hits.interval
    for ratio, chance in (
        (low, lambda part: binom.sf(5, 11, part)),
        (high, lambda part: binom.cdf(6, 11, part)),
    ):
        part = ratio * 40 / (ratio * 40 + 200)
        assert chance(part) == pytest.approx(0.025)
    assert low < hits.against_sentinel < high


def test_its_interval_is_open_where_the_sentinel_found_none():
    low, high = RuleHits("stuck", 40, 6, 200, 0).interval
    assert low > 1 and high == float("inf")
    assert RuleHits("stuck", 40, 0, 200, 0).interval is None
    assert RuleHits("stuck", 40, 0, 200, 3).interval.low == 0


def test_few_are_said_to_be_few():
    assert RuleHits("stuck", 9, 3, 200, 5).is_too_few
    assert RuleHits("stuck", 90, 3, 9, 5).is_too_few
    assert not RuleHits("stuck", 10, 3, 10, 5).is_too_few


def test_points_stay_where_nothing_was_checked():
    assert proposed({"stuck": 2, "poor_data": 3}, []) == {"stuck": 2, "poor_data": 3}
    assert proposed({"stuck": 2}, [[RuleHits("stuck", 9, 9, 0, 0)]]) == {"stuck": 2}


def test_points_follow_what_much_checking_found_and_little_barely_moves_them():
    # The sentinel is wrong once in fifty, the rule's households ten times as often.
    much = [[RuleHits("stuck", 500, 100, 500, 10)]] * 4
    assert proposed({"stuck": 2}, much) == {"stuck": 8}
    little = [[RuleHits("stuck", 5, 1, 500, 10)]]
    assert proposed({"stuck": 2}, little) == {"stuck": 2}


def test_points_are_whole_and_neither_negative_nor_beyond_the_most():
    assert proposed({"stuck": 2}, [[RuleHits("stuck", 500, 0, 500, 50)]]) == {"stuck": 0}
    assert proposed({"stuck": 2}, [[RuleHits("stuck", 9000, 9000, 9000, 2)]]) == {"stuck": 100}


def test_a_rule_that_is_no_more_is_not_proposed():
    assert proposed({"stuck": 2}, [[RuleHits("retired", 90, 9, 90, 9)]]) == {"stuck": 2}


def test_all_rounds_of_the_database_teach(engine, county):
    frame = frame_of_sizes({EAST_1: 400, EAST_2: 400})
    register(engine, frame)
    with engine.connect() as connection:
        assert learned_points(connection) == dict(weights())
    stuck = {one.household_no for one in frame.households if "stuck" in one.reasons}
    for number in (1, 2):
        draw = keep(engine, frame, Design(villages=2, households=200), number)
        check(
            engine,
            draw.draw_no,
            numbers(draw.drawn.households),
            lambda household: {"is_omitted": household in stuck},
        )
    with engine.connect() as connection:
        learnt = learned_points(connection)
        last = rule_hits(connection, draw.draw_no)
    before = dict(weights())
    assert learnt["stuck"] > before["stuck"]
    changed = {name for name, points in learnt.items() if points != before[name]}
    assert changed <= {"stuck", "no_measure"}
    assert next(one for one in last if one.rule == "stuck").found > 20
