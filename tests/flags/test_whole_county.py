"""Every affected village holds back at once: its own past tells, where the peers cannot."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from queries.flags import Grade, flags
from queries.flags.clearing import first
from queries.flags.inclusions import grade_of
from queries.low_inclusion import low_inclusion
from queries.scope import Level, Scope
from tests.disasters.test_reports import report, store
from tests.flags.drawn import Village, draw
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST_1, WEST_2

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
LOW = "low_inclusion_despite_disaster"
LAST_FLOOD, FLOOD = date(2022, 6, 20), date(2023, 6, 10)
EVERY = (EAST_1, EAST_2, EAST_3, WEST_1, WEST_2)
SOON, LATE = timedelta(days=40), timedelta(days=120)


def flooded(code, event="洪涝一号", began_on=FLOOD, **figures):
    figures = {"affected_persons": 160, "affected_households": 40} | figures
    made = began_on + timedelta(days=2)
    return replace(report(code, made.isoformat(), event, **figures), began_on=began_on)


def before(code, **figures):
    return flooded(code, "去年洪涝", LAST_FLOOD, **figures)


def low(engine, level, scope=SCOPE):
    with engine.connect() as connection:
        return [flag for flag in flags(connection, scope, level) if flag.flag == LOW]


def flooded_county(engine, after_last=6, after_this=0, *, days=SOON, usual=1):
    """Each village of 300 households: `after_last` included soon after last year's flood, now
    `after_this`; beside them `usual` in spring, so that none stands out among its peers.
    """
    draw(
        engine,
        [
            Village(
                code,
                households=300,
                new=[date(2023, 3, 1)] * usual,
                hit=[LAST_FLOOD + days] * after_last + [FLOOD + days] * after_this,
            )
            for code in EVERY
        ],
    )
    store(engine, *map(flooded, EVERY), *map(before, EVERY))


def test_the_county_and_its_townships_are_flagged_by_their_own_past(engine, county):
    flooded_county(engine)
    (whole,) = low(engine, Level.COUNTY)
    assert (whole.grade, whole.observed) == (Grade.SIGNAL, 5)
    assert whole.expected == pytest.approx(5 + 30)  # as many households hit, 30 after the last
    assert whole.probability > 0.99
    assert whole.sentence.startswith(
        "洪涝受灾较重；前24个月洪涝后90天内，全县每千户受灾户因自然灾害纳入150.0户，"
        "照此今年受灾200户应纳入约30户，实际0户；"
    )
    assert whole.sentence.endswith("建议重点核查。")
    townships = low(engine, Level.TOWNSHIP)
    assert {flag.grade for flag in townships} == {Grade.SIGNAL}
    assert EAST in {flag.region_code for flag in townships}


def test_what_would_clear_it_is_inclusions_after_the_disaster(engine, county):
    flooded_county(engine)
    with engine.connect() as connection:
        (case,) = low_inclusion(connection, SCOPE, Level.COUNTY).cases
    needed = first(lambda number: grade_of(case.intake.with_more(number), Level.COUNTY) is None)
    assert 5 < needed < 15


def test_a_county_that_answers_as_before_is_not_flagged(engine, county):
    flooded_county(engine, after_last=3, after_this=3)
    assert low(engine, Level.COUNTY) == low(engine, Level.TOWNSHIP) == []


def test_without_a_past_a_county_is_its_own_only_peer(engine, county):
    flooded_county(engine, after_last=0, usual=0)
    (whole,) = low(engine, Level.COUNTY)
    assert (whole.grade, whole.expected) == (Grade.TO_VERIFY, 0)


def test_what_came_later_than_there_has_been_time_for_is_not_expected(engine, county):
    """Last year all were included 40 days after the flood; today is the 30th day."""
    flooded_county(engine)
    early = SCOPE.on(FLOOD + timedelta(days=30))
    assert low(engine, Level.COUNTY, early) == []
    assert low(engine, Level.COUNTY, SCOPE.on(FLOOD + timedelta(days=40))) != []


def test_inclusions_long_after_a_disaster_are_not_its(engine, county):
    flooded_county(engine, days=LATE)
    assert low(engine, Level.COUNTY) == []


def test_a_drought_is_not_held_to_what_followed_a_flood(engine, county):
    draw(
        engine,
        [
            Village(code, households=300, new=[date(2023, 3, 1)], hit=[LAST_FLOOD + SOON] * 6)
            for code in EVERY
        ],
    )
    dry = [replace(flooded(code, persons_short_of_water=30), hazard="干旱") for code in EVERY]
    store(engine, *dry, *map(before, EVERY))
    assert low(engine, Level.COUNTY) == []


def test_villages_too_few_to_judge_are_told_with_their_years_and_township(engine, county):
    villages = [Village(code, households=300, old=4, new=[date(2023, 3, 1)] * 2) for code in EVERY]
    draw(engine, [Village(EAST_1, households=300), *villages[1:]])
    store(engine, flooded(EAST_1))
    (flag,) = low(engine, Level.VILLAGE)
    assert flag.grade is Grade.TO_VERIFY
    assert (
        "应新纳入约2户（连同前24个月应新纳入约5户，实际0户；全乡镇本期应新纳入约5户，实际4户），户数太少"
        in flag.sentence
    )
