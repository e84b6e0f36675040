"""Estimates and rule hits of draws kept in a database, against a computation of their own."""

import pytest

from queries.spot_checks.design import Design
from queries.spot_checks.draws import UnknownDraw
from queries.spot_checks.estimation.estimates import estimates
from queries.spot_checks.estimation.rule_hits import rule_hits
from queries.spot_checks.selection.selecting import draw_households
from tests.spot_checks.rounds import check, frame_of_sizes, keep, numbers, register
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

SIZES = {EAST_1: 60, EAST_2: 30, EAST_3: 45, WEST_1: 50, WEST_2: 24}
DESIGN = Design(villages=2, households=20)


@pytest.fixture
def frame(engine, county):
    frame = frame_of_sizes(SIZES)
    register(engine, frame)
    return frame


def of(found, question, code):
    return next(one for one in found if (one.question, one.region_code) == (question, code))


def wrong_numbers(frame):
    return {one.household_no for n, one in enumerate(frame.households) if n % 7 == 0}


def by_plain_arithmetic(draw, answers):
    """Σ of 1 ÷ probability, brought to the known sizes; written without the project's code."""
    sizes = {}
    for household in draw.frame.households:
        sizes[household.village_code] = sizes.get(household.village_code, 0) + 1
    certain_total, ratio_top, ratio_bottom, left = 0.0, 0.0, 0.0, sum(sizes.values())
    for village in draw.drawn.villages:
        listed = [h for h in draw.drawn.households if h.village_code == village.code]
        within = {h.household_no: h.probability / village.probability for h in listed}
        sure = [h for h in within if within[h] > 0.999999]
        rest = [h for h in within if h not in sure]
        total = sum(answers[h] for h in sure)
        if rest:
            share = sum(answers[h] / within[h] for h in rest) / sum(1 / within[h] for h in rest)
            total += share * (sizes[village.code] - len(sure))
        if village.probability > 0.999999:
            certain_total += total
            left -= sizes[village.code]
        else:
            ratio_top += total / village.probability
            ratio_bottom += sizes[village.code] / village.probability
    of_rest = left * ratio_top / ratio_bottom if ratio_bottom else 0.0
    return (certain_total + of_rest) / sum(sizes.values())


def test_the_estimate_is_that_of_plain_arithmetic(engine, frame):
    draw, wrong = keep(engine, frame, DESIGN), wrong_numbers(frame)
    listed = numbers(draw.drawn.households)
    check(engine, draw.draw_no, listed, lambda number: {"is_consistent": number not in wrong})
    with engine.connect() as connection:
        found = estimates(connection, draw.draw_no)
    county = of(found, "inconsistent", COUNTY)
    answers = {number: number in wrong for number in listed}
    assert county.estimate == pytest.approx(by_plain_arithmetic(draw, answers), abs=1e-12)
    assert (county.checked, county.found) == (len(listed), sum(answers.values()))
    assert (county.households, county.drawn, county.missing) == (209, len(listed), 0)
    assert county.low < county.estimate < county.high
    assert [(one.question, one.region_code) for one in found] == [
        (question, code)
        for question in ("inconsistent", "omitted")
        for code in (COUNTY, EAST, WEST)
    ]


def test_where_nothing_was_found_the_interval_still_has_width(engine, frame):
    draw = keep(engine, frame, DESIGN)
    check(engine, draw.draw_no, numbers(draw.drawn.households), lambda number: {})
    with engine.connect() as connection:
        county = of(estimates(connection, draw.draw_no), "omitted", COUNTY)
    assert (county.estimate, county.low, county.found) == (0, 0, 0)
    assert county.high > 0.03


def test_where_everything_was_checked_nothing_is_uncertain(engine, frame):
    draw, wrong = keep(engine, frame, Design(villages=3, households=60)), wrong_numbers(frame)
    listed = numbers(draw.drawn.households)
    assert len(listed) == len(frame.households)
    check(engine, draw.draw_no, listed, lambda number: {"is_omitted": number in wrong})
    with engine.connect() as connection:
        county = of(estimates(connection, draw.draw_no), "omitted", COUNTY)
    assert county.low == county.estimate == county.high == len(wrong) / len(listed)
    assert county.draws is None and not county.is_too_few


def test_a_check_that_others_made_is_counted_and_not_extrapolated(engine, frame):
    listed = [one.household_no for one in frame.households[:12]]
    check(engine, "SH-2023-7", listed, lambda number: {"is_omitted": number in listed[:2]})
    with engine.connect() as connection:
        found = estimates(connection, "SH-2023-7")
        assert rule_hits(connection, "SH-2023-7") == []
    township = of(found, "omitted", EAST)
    assert (township.checked, township.found, township.region) == (12, 2, "东岭镇")
    assert (township.estimate, township.low, township.high) == (None, None, None)
    assert of(found, "omitted", COUNTY).checked == 12


def test_a_number_that_nobody_knows_is_refused(engine, frame):
    with engine.connect() as connection:
        for asked in (estimates, rule_hits):
            with pytest.raises(UnknownDraw, match="请核对抽查编号"):
                asked(connection, "C000000-NOBODY")


def test_hits_of_rules_stand_beside_the_sentinels(engine, frame):
    draw, wrong = keep(engine, frame, DESIGN), wrong_numbers(frame)
    listed = draw.drawn.households
    check(
        engine,
        draw.draw_no,
        numbers(listed),
        lambda number: {"problem_types": "住房安全"} if number in wrong else {},
    )
    with engine.connect() as connection:
        hits = {one.rule: one for one in rule_hits(connection, draw.draw_no)}
    assert list(hits) == ["no_measure", "stuck"]  # incomplete_record found nobody
    found = [one for one in listed if "stuck" in one.reasons]
    random = [one for one in listed if one.stratum == "随机"]
    stuck = hits["stuck"]
    assert stuck.checked == len(found) > 0 and stuck.sentinel_checked == len(random) > 0
    assert stuck.found == sum(one.household_no in wrong for one in found)
    rate = sum(one.household_no in wrong for one in random) / len(random)
    expected = stuck.found / stuck.checked / rate if rate else None
    assert stuck.against_sentinel == (pytest.approx(expected) if rate else None)


def test_who_was_not_met_who_took_a_place_and_who_is_on_no_list_are_told_apart(engine, frame):
    draw = keep(engine, frame, DESIGN)
    listed, reserve = numbers(draw.drawn.households), numbers(draw.drawn.reserve)
    known = {*listed, *reserve}
    strangers = [one.household_no for one in frame.households if one.household_no not in known]
    went_to = [*listed, *reserve[:2], *strangers[:3]]
    not_met = listed[0]
    check(
        engine,
        draw.draw_no,
        went_to,
        lambda number: (
            None if number == not_met else {"is_consistent": number not in strangers[:3]}
        ),
    )
    with engine.connect() as connection:
        found = estimates(connection, draw.draw_no)
    county = of(found, "inconsistent", COUNTY)
    assert (county.drawn, county.missing, county.from_reserve, county.unlisted) == (
        len(listed),
        1,
        2,
        3,
    )
    # Found wrong were only the three, who are on no list.
    assert (county.checked, county.found, county.estimate) == (len(listed) + 1, 0, 0)
    townships = [of(found, "inconsistent", code) for code in (EAST, WEST)]
    for name in ("checked", "found", "drawn", "missing", "from_reserve", "unlisted", "households"):
        parts = sum(getattr(one, name) for one in townships)
        assert parts == getattr(county, name), name


def test_a_blank_answer_is_no_answer(engine, frame):
    draw = keep(engine, frame, DESIGN)
    listed = numbers(draw.drawn.households)
    check(
        engine,
        draw.draw_no,
        listed,
        lambda number: {"is_omitted": None if number in listed[:5] else False},
    )
    with engine.connect() as connection:
        found = estimates(connection, draw.draw_no)
    omitted, inconsistent = (of(found, name, COUNTY) for name in ("omitted", "inconsistent"))
    assert (omitted.checked, omitted.missing) == (len(listed) - 5, 5)
    assert (inconsistent.checked, inconsistent.missing) == (len(listed), 0)


def test_a_reserve_village_takes_the_place_of_one_that_could_not_be_reached(engine, frame):
    draw = keep(engine, frame, DESIGN)
    lost = next(one for one in draw.drawn.villages if one.township_code == EAST)
    reserve = next(one for one in draw.drawn.reserve_villages if one.township_code == EAST)
    there = [one for one in frame.households if one.village_code == reserve.code]
    listed, _ = draw_households(reserve, there, draw.seed, draw.round, draw.design)
    others = [one for one in draw.drawn.households if one.village_code != lost.code]
    check(
        engine,
        draw.draw_no,
        numbers([*others, *listed]),
        lambda number: {"is_omitted": number in numbers(listed)},
    )
    with engine.connect() as connection:
        east = of(estimates(connection, draw.draw_no), "omitted", EAST)
        hits = rule_hits(connection, draw.draw_no)
    assert east.unlisted == 0 and east.found == len(listed)
    assert 0.3 < east.estimate < 0.8  # of the two villages that were checked one is all wrong
    stuck = next(one for one in hits if one.rule == "stuck")
    assert stuck.found == sum("stuck" in one.reasons for one in listed) > 0
    assert stuck.sentinel_found == sum(one.stratum == "随机" for one in listed) > 0


def test_of_avoided_villages_nothing_is_said(engine, frame):
    design = Design(villages=2, households=20, avoid=frozenset({EAST_1}))
    draw = keep(engine, frame, design)
    check(engine, draw.draw_no, numbers(draw.drawn.households), lambda number: {})
    with engine.connect() as connection:
        found = estimates(connection, draw.draw_no)
    assert of(found, "omitted", EAST).households == SIZES[EAST_2] + SIZES[EAST_3]
    assert of(found, "omitted", COUNTY).households == sum(SIZES.values()) - SIZES[EAST_1]


def test_a_draw_of_one_township_speaks_of_it_alone(engine, frame):
    east = frame_of_sizes({code: SIZES[code] for code in (EAST_1, EAST_2, EAST_3)}, EAST)
    draw = keep(engine, east, DESIGN)
    check(engine, draw.draw_no, numbers(draw.drawn.households), lambda number: {})
    with engine.connect() as connection:
        found = estimates(connection, draw.draw_no)
    assert [(one.question, one.region_code, one.level) for one in found] == [
        ("inconsistent", EAST, "township"),
        ("omitted", EAST, "township"),
    ]
    assert all(one.is_too_few for one in found)


def test_before_any_result_there_is_no_estimate(engine, frame):
    draw = keep(engine, frame, DESIGN)
    with engine.connect() as connection:
        county = of(estimates(connection, draw.draw_no), "omitted", COUNTY)
        assert rule_hits(connection, draw.draw_no) == []
    assert (county.checked, county.estimate, county.low, county.high) == (0, None, 0, 1)
    assert county.is_too_few and county.missing == county.drawn


def test_a_reserve_village_that_was_avoided_counts_as_off_the_list(engine, frame):
    """Its probability is 0: nothing can be divided by it."""
    draw = keep(engine, frame, Design(villages=2, households=20, avoid=frozenset({EAST_1})))
    (reserve,) = (one for one in draw.drawn.reserve_villages if one.township_code == EAST)
    assert (reserve.code, reserve.probability) == (EAST_1, 0)
    there = [one.household_no for one in frame.households if one.village_code == EAST_1]
    went_to = [*numbers(draw.drawn.households), *there]
    check(engine, draw.draw_no, went_to, lambda number: {"is_omitted": number in there})
    with engine.connect() as connection:
        east = of(estimates(connection, draw.draw_no), "omitted", EAST)
    assert (east.found, east.estimate, east.unlisted) == (0, 0, SIZES[EAST_1])
    assert east.households == SIZES[EAST_2] + SIZES[EAST_3]


def test_without_a_sentinel_the_reserve_may_have_had_no_chance_and_stands_for_nobody(engine, frame):
    draw = keep(engine, frame, Design(villages=3, households=1, sentinel=0.0))
    assert {one.probability for one in draw.drawn.reserve} >= {0}
    went_to = numbers([*draw.drawn.households, *draw.drawn.reserve])
    check(engine, draw.draw_no, went_to, lambda number: {})
    with engine.connect() as connection:
        county = of(estimates(connection, draw.draw_no), "omitted", COUNTY)
    assert (county.checked, county.found, county.unlisted) == (len(went_to), 0, 0)
