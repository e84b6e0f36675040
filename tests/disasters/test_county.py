"""A county's exposures from the database: levels, the limit, the period, days gone by."""

from datetime import date, datetime

import pytest
from sqlalchemy import Connection, insert, update

from data.models import BEGINNING, FOREVER, import_batches, villages
from data.plans import limits_of
from data.regions import regions_on
from queries.disasters.county import county_exposures
from queries.disasters.exposure import Reason
from queries.scope import Level, Scope
from tests.disasters.test_reports import report, store
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

VILLAGES = (EAST_1, EAST_2, EAST_3, WEST_1, WEST_2)


@pytest.fixture
def villagers(engine, county):
    """Each village: 100 households, 400 people, 600 mu; of the people 40 had been poor."""
    with engine.begin() as connection:
        batch = connection.execute(
            insert(import_batches).values(
                file_name="行政村.xlsx",
                file_sha256="0" * 64,
                imported_at=datetime(2023, 9, 25),
                imported_by="",
                outcome="stored",
            )
        ).inserted_primary_key[0]
        connection.execute(
            insert(villages),
            [
                {
                    "region_code": code,
                    "valid_from": BEGINNING,
                    "valid_to": FOREVER,
                    "batch_id": batch,
                    "rural_households": 100,
                    "rural_population": 400,
                    "farmland_mu": 600,
                    "out_of_poverty_persons": 40,
                }
                for code in VILLAGES
            ],
        )
    return engine


def ask(engine, day="2023-09-25", level=Level.VILLAGE, start="2023-01-01", place=COUNTY, **limits):
    scope = Scope(place, date.fromisoformat(day), date.fromisoformat(start))
    with engine.connect() as connection:
        return exposed(connection, scope, level, limits)


def exposed(connection: Connection, scope, level, limits):
    tree = regions_on(connection, scope.as_of)
    return county_exposures(
        connection, tree, scope, level, lambda region_code: limits_of(None, limits)
    )[0]


def severity(found):
    return {code: e.severity for code, e in found.items() if e.disasters}


def test_every_place_of_the_level_is_there_whoever_asks_for_which_part(villagers):
    store(villagers, report(WEST_1, "2023-06-12", affected_persons=40))
    for place in (COUNTY, EAST, WEST_2):
        found = ask(villagers, place=place)
        assert set(found) == set(VILLAGES)
        assert severity(found) == {WEST_1: 1.0}
    assert set(ask(villagers, level=Level.TOWNSHIP)) == {EAST, WEST}
    assert set(ask(villagers, level=Level.COUNTY)) == {COUNTY}


def test_villages_add_up_to_townships_and_a_townships_own_row_wins(villagers):
    store(
        villagers,
        report(EAST_1, "2023-06-12", affected_persons=90),
        report(EAST_2, "2023-06-12", affected_persons=30),  # EAST: 120 of 1200
        report(WEST_1, "2023-06-12", affected_persons=300),
        report(WEST, "2023-06-12", affected_persons=40),  # WEST: 40 of 800, whatever WEST_1 says
    )
    assert severity(ask(villagers, level=Level.TOWNSHIP)) == pytest.approx({EAST: 1.0, WEST: 0.5})
    assert severity(ask(villagers)) == pytest.approx({EAST_1: 0.3, EAST_2: 0.1, WEST_1: 1.0})
    (county,) = ask(villagers, level=Level.COUNTY).values()
    assert county.worst.figures["affected_persons"] == 160


def test_a_township_row_affects_none_of_its_villages(villagers):
    store(villagers, report(EAST, "2023-06-12", collapsed_households=3))
    assert ask(villagers, level=Level.TOWNSHIP)[EAST].reasons[:2] == (Reason.SEVERE, Reason.HOUSES)
    assert not any(e.disasters for e in ask(villagers).values())


# The flood began on 2023-06-10, a Saturday.
@pytest.mark.parametrize(("day", "counts"), [("2023-06-24", False), ("2023-06-25", True)])
def test_a_disaster_counts_once_an_inclusion_could_be_finished(villagers, day, counts):
    store(villagers, report(EAST_1, "2023-06-12", affected_persons=40))
    assert bool(severity(ask(villagers, day))) is counts


# Five working days after Saturday the 10th: the 12th to the 16th.
@pytest.mark.parametrize(("day", "counts"), [("2023-06-15", False), ("2023-06-16", True)])
def test_the_limit_is_counted_in_its_own_kind_of_days(villagers, day, counts):
    store(villagers, report(EAST_1, "2023-06-12", affected_persons=40))
    limits = {"inclusion_days": 5, "inclusion_kind": "working"}
    assert bool(severity(ask(villagers, day, **limits))) is counts


@pytest.mark.parametrize(
    ("start", "counts"), [("2023-06-10", True), ("2023-06-11", False), ("2022-01-01", True)]
)
def test_a_disaster_counts_in_the_period_it_began_in(villagers, start, counts):
    store(villagers, report(EAST_1, "2023-06-12", affected_persons=40))
    assert bool(severity(ask(villagers, start=start))) is counts


def test_a_day_gone_by_knows_only_the_reports_of_its_time(villagers):
    store(
        villagers,
        report(EAST_1, "2023-06-12", affected_persons=40),
        report(EAST_2, "2023-06-12", affected_persons=20),
        report(EAST_1, "2023-07-30", affected_persons=10),  # 核报: far less than feared
    )
    assert severity(ask(villagers, "2023-07-29")) == pytest.approx({EAST_1: 1.0, EAST_2: 0.5})
    assert severity(ask(villagers, "2023-07-30")) == pytest.approx({EAST_1: 0.5, EAST_2: 1.0})


def test_who_had_been_poor_is_a_share_of_those_villages_that_say_so(villagers):
    with villagers.begin() as connection:
        of = villages.c.region_code
        values = {EAST_1: 100, EAST_2: None}
        for code, persons in values.items():
            connection.execute(
                update(villages).where(of == code).values(out_of_poverty_persons=persons)
            )
    found = ask(villagers, level=Level.TOWNSHIP)
    assert {c: e.out_of_poverty_share for c, e in found.items()} == pytest.approx(
        {EAST: 140 / 800, WEST: 0.1}
    )
    assert found[EAST].reasons == (Reason.OUT_OF_POVERTY,)
    assert found[WEST].reasons == ()


def test_crops_are_not_held_against_farmland_that_is_only_partly_known(villagers):
    store(
        villagers,
        report(EAST, "2023-06-12", crop_lost_hectares=30),
        report(WEST, "2023-06-12", crop_lost_hectares=2),
    )
    with villagers.begin() as connection:
        connection.execute(
            update(villages).where(villages.c.region_code == EAST_1).values(farmland_mu=None)
        )
    assert severity(ask(villagers, level=Level.TOWNSHIP)) == {EAST: None, WEST: 1.0}
