"""Which report counts: the latest seen, a township's own before its villages', never a sum of two."""

from datetime import date, datetime

from sqlalchemy import insert

from data.models import disasters, import_batches
from queries.disasters.reports import FIGURES, Report, at_parents, latest_reports
from tests.support.county import EAST, EAST_1, EAST_2, WEST, WEST_1

PARENTS = {EAST_1: EAST, EAST_2: EAST, WEST_1: WEST}


def report(place, reported_at, event="洪涝一号", **figures):
    return Report(
        event=event,
        region_code=place,
        name=event,
        hazard="洪涝",
        began_on=date(2023, 6, 10),
        report_type=None,
        reported_at=datetime.fromisoformat(reported_at),
        figures={field.name: figures.get(field.name) for field in FIGURES},
    )


def store(engine, *reports):
    with engine.begin() as connection:
        batch = connection.execute(
            insert(import_batches).values(
                file_name="灾情.xlsx",
                file_sha256="0" * 64,
                imported_at=datetime(2023, 9, 25),
                imported_by="",
                outcome="stored",
            )
        ).inserted_primary_key[0]
        connection.execute(
            insert(disasters),
            [
                {
                    "event": r.event,
                    "region_code": r.region_code,
                    "batch_id": batch,
                    "disaster_name": r.name,
                    "hazard": r.hazard,
                    "began_on": r.began_on,
                    "reported_at": r.reported_at,
                    **r.figures,
                }
                for r in reports
            ],
        )


def people(engine, day):
    with engine.connect() as connection:
        found = latest_reports(connection, date.fromisoformat(day))
    return {(r.event, r.region_code): r.figures["affected_persons"] for r in found}


def test_the_latest_report_of_an_event_and_place_counts(engine, county):
    store(
        engine,
        report(EAST, "2023-06-12 20:00", affected_persons=80),
        report(EAST, "2023-06-12 08:00", affected_persons=300),  # earlier that day
        report(EAST_1, "2023-06-11 08:00", affected_persons=25),  # another place
        report(EAST, "2023-06-11 08:00", "风雹", affected_persons=7),  # another event
    )
    assert people(engine, "2023-06-30") == {
        ("洪涝一号", EAST): 80,
        ("洪涝一号", EAST_1): 25,
        ("风雹", EAST): 7,
    }


def test_what_is_reported_after_the_day_is_not_seen(engine, county):
    store(
        engine,
        report(EAST, "2023-06-11 23:59", affected_persons=300),
        report(EAST, "2023-06-12 00:00", affected_persons=80),
    )
    assert people(engine, "2023-06-10") == {}
    assert people(engine, "2023-06-11") == {("洪涝一号", EAST): 300}
    assert people(engine, "2023-06-12") == {("洪涝一号", EAST): 80}


def test_a_disaster_that_has_not_begun_is_not_seen(engine, county):
    store(engine, report(EAST, "2023-06-09 08:00", affected_persons=300))  # dated ahead
    assert people(engine, "2023-06-09") == {}


def test_a_township_row_wins_over_the_sum_of_its_villages():
    found = at_parents(
        [
            report(EAST_1, "2023-06-12 08:00", affected_persons=25, collapsed_households=1),
            report(EAST_2, "2023-06-13 08:00", affected_persons=10),
            report(EAST, "2023-06-11 08:00", affected_persons=80),
            report(WEST_1, "2023-06-12 08:00", affected_persons=4),
        ],
        PARENTS,
    )
    assert {r.region_code: r.figures["affected_persons"] for r in found} == {EAST: 80, WEST: 4}
    # A blank of the winning row stays blank.
    assert found[0].figures["collapsed_households"] is None


def test_villages_are_added_up_and_what_nobody_stated_stays_unknown():
    (found,) = at_parents(
        [
            report(EAST_1, "2023-06-12 08:00", affected_persons=25),
            report(EAST_2, "2023-06-13 08:00", affected_persons=10, collapsed_households=2),
        ],
        PARENTS,
    )
    assert found.region_code == EAST
    assert found.reported_at == datetime(2023, 6, 13, 8)
    assert found.figures["affected_persons"] == 35
    assert found.figures["collapsed_households"] == 2
    assert found.figures["relocated_persons"] is None
