"""Flags from the database: levels, days gone by, and the whole county as the yardstick."""

from collections.abc import Iterable
from datetime import date

import pytest
from sqlalchemy import insert

from data.models import BEGINNING, FOREVER, regions
from data.refusal import Refusal
from queries.flags import Grade, flags
from queries.scope import Level, Scope, Viewer
from tests.disasters.test_reports import report, store
from tests.flags.drawn import Village, draw
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

APRIL, JULY = date(2023, 4, 1), date(2023, 7, 1)
LOW = "low_inclusion_despite_disaster"


def half(code: str, out: int = 10, **more) -> Village:
    return Village(code, old=20, out=[APRIL] * out, **more)


def ask(engine, level=Level.VILLAGE, place=COUNTY, day="2023-09-25", **choice):
    as_of = date.fromisoformat(day)
    scope = Scope(place, as_of, as_of.replace(month=1, day=1), **choice)
    with engine.connect() as connection:
        return flags(connection, scope, level)


def graded(found: Iterable, *names: str) -> dict:
    return {(f.flag, f.region_code): f.grade for f in found if not names or f.flag in names}


def test_elimination_at_both_ends(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3)), half(WEST_1, 0), half(WEST_2, 16)])
    assert graded(ask(engine)) == {
        ("low_elimination", WEST_1): Grade.SIGNAL,
        ("high_elimination", WEST_2): Grade.ATTENTION,
        ("poor_data", WEST_2): Grade.TOO_FEW,  # four are not eliminated
    }


def test_townships_are_judged_by_the_sum_of_their_villages(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3)), half(WEST_1, 0), half(WEST_2, 16)])
    # 30 of 60 and 16 of 40; the centre is the larger one's half. -1.26, divided by √φ.
    assert graded(ask(engine, Level.TOWNSHIP)) == {}


def test_a_day_gone_by_knows_nothing_of_what_came_later(engine, county):
    late = Village(WEST_1, old=20, out=[JULY] * 10)
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_2)), late])
    assert graded(ask(engine, day="2023-06-30")) == {("low_elimination", WEST_1): Grade.SIGNAL}
    assert graded(ask(engine, day="2023-07-01")) == {}


def test_whoever_asks_for_whatever_part_gets_the_countys_yardstick(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3)), half(WEST_1, 0), half(WEST_2, 0)])
    whole = [flag for flag in ask(engine) if flag.region_code == WEST_1]
    assert [flag.expected for flag in whole] == [10]
    assert ask(engine, place=WEST_1) == whole
    assert ask(engine, place=WEST_1, viewer=Viewer(WEST)) == whole
    assert {flag.region_code for flag in ask(engine, place=WEST)} == {WEST_1, WEST_2}


def test_a_place_below_the_level_stands_for_itself(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_2)), half(WEST_1, 0)])
    assert ask(engine, Level.COUNTY, WEST_1) == ask(engine, Level.VILLAGE, WEST_1) != []


def test_rejections_by_the_township(engine, county):
    drawn = [Village(c, proposed=20, rejected=2) for c in (EAST_1, EAST_2, EAST_3, WEST_1)]
    draw(engine, [*drawn, Village(WEST_2, proposed=20, rejected=7)])
    (flag,) = ask(engine)
    assert (flag.flag, flag.region_code, flag.grade) == ("many_rejections", WEST_2, Grade.SIGNAL)
    assert (flag.observed, flag.expected) == (7, pytest.approx(2))
    assert flag.probability == pytest.approx(0.0000971, abs=5e-7)  # z = 3.727


def test_inclusions_not_finished_in_time(engine, county):
    twenty = [Village(c, new=[APRIL] * 20, late=2) for c in (EAST_1, EAST_2, EAST_3, WEST_1)]
    draw(engine, [*twenty, Village(WEST_2, new=[APRIL] * 20, late=6)])
    (flag,) = [flag for flag in ask(engine) if flag.flag == "late_process"]
    assert (flag.region_code, flag.grade) == (WEST_2, Grade.ATTENTION)  # z = -2.98
    assert (flag.observed, flag.expected) == (14, pytest.approx(18))


# μ is a fifth of all inclusions for a village of 100 households among five.
def flood(engine, *codes, reported="2023-06-12", people=100):
    store(engine, *(report(code, reported, affected_persons=people) for code in codes))


def test_a_flooded_village_without_inclusions(engine, county):
    others = [Village(code, new=[APRIL] * 5) for code in (EAST_1, EAST_2, EAST_3, WEST_1)]
    draw(engine, [*others, Village(WEST_2)])
    flood(engine, WEST_2)
    (flag,) = [flag for flag in ask(engine) if flag.flag == LOW]
    assert (flag.region_code, flag.grade) == (WEST_2, Grade.SIGNAL)
    assert (flag.observed, flag.expected) == (0, pytest.approx(4))
    assert flag.probability == pytest.approx(0.8009, abs=5e-5)
    assert flag.denominator == 100


def test_too_few_expected_of_a_village_is_to_be_verified(engine, county):
    others = [Village(code, new=[APRIL] * 4) for code in (EAST_1, EAST_2, EAST_3, WEST_1)]
    draw(engine, [*others, Village(WEST_2)])
    flood(engine, WEST_2)
    assert graded(ask(engine), LOW) == {(LOW, WEST_2): Grade.TO_VERIFY}


def test_before_the_disaster_counts_nothing_is_held_against_it(engine, county):
    others = [Village(code, new=[APRIL] * 5) for code in (EAST_1, EAST_2, EAST_3, WEST_1)]
    draw(engine, [*others, Village(WEST_2)])
    flood(engine, WEST_2)
    assert graded(ask(engine, day="2023-06-24"), LOW) == {}
    assert graded(ask(engine, day="2023-06-25"), LOW) == {(LOW, WEST_2): Grade.SIGNAL}
    sixteen = (("inclusion_days", 16),)
    assert graded(ask(engine, day="2023-06-25", limits=sixteen), LOW) == {}


def test_a_township_without_inclusions_is_a_signal_from_one_expected(engine, county):
    # μ of WEST, 200 of 500 households: 2/5 of all inclusions.
    draw(
        engine, [Village(EAST_1, new=[APRIL] * 3), *map(Village, (EAST_2, EAST_3, WEST_1, WEST_2))]
    )
    flood(engine, WEST)
    assert graded(ask(engine, Level.TOWNSHIP), LOW) == {(LOW, WEST): Grade.SIGNAL}


def test_a_township_of_which_less_than_one_is_expected_is_to_be_verified(engine, county):
    draw(
        engine, [Village(EAST_1, new=[APRIL] * 2), *map(Village, (EAST_2, EAST_3, WEST_1, WEST_2))]
    )
    flood(engine, WEST)
    assert graded(ask(engine, Level.TOWNSHIP), LOW) == {(LOW, WEST): Grade.TO_VERIFY}


def test_a_village_of_nine_households_is_greyed(engine, county):
    others = [Village(code, new=[APRIL] * 50) for code in (EAST_1, EAST_2, EAST_3, WEST_1)]
    draw(engine, [*others, Village(WEST_2, households=9)])
    flood(engine, WEST_2, people=20)
    assert graded(ask(engine), LOW) == {(LOW, WEST_2): Grade.TOO_FEW}


def test_a_county_is_its_own_only_peer(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3)), half(WEST_1, 0), half(WEST_2, 20)])
    flood(engine, EAST)
    (flag,) = ask(engine, Level.COUNTY)
    assert (flag.flag, flag.grade, flag.expected) == (LOW, Grade.TO_VERIFY, 0)


def test_flags_come_by_code_and_then_in_one_order(engine, county):
    draw(
        engine,
        [
            *map(half, (EAST_1, EAST_2, EAST_3, WEST_2)),
            half(WEST_1, 0, proposed=3),
        ],
    )
    flood(engine, EAST_2, WEST_1)
    assert [(f.region_code, f.flag) for f in ask(engine)] == [
        (EAST_2, LOW),
        (WEST_1, LOW),
        (WEST_1, "low_elimination"),
        (WEST_1, "many_rejections"),
    ]


def test_a_county_before_its_first_workbook_has_nothing_to_flag(engine, county):
    for level in Level:
        assert ask(engine, level) == []


def test_a_list_of_regions_without_townships_has_nothing_to_flag(engine):
    with engine.begin() as connection:
        lives_on = {"valid_from": BEGINNING, "valid_to": FOREVER}
        values = {"code": COUNTY, "level": "county", "name": "云溪县", "parent_code": None}
        connection.execute(insert(regions).values(values | lives_on))
    assert [ask(engine, level) for level in Level] == [[], [], []]


def test_a_place_that_does_not_exist_is_refused(engine, county):
    with pytest.raises(Refusal, match="999999999999"):
        ask(engine, place="999999999999")
