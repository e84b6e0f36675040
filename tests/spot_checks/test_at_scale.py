"""A county of 8,000 households is frozen, drawn and written without a wait."""

from time import process_time

import pytest
from sqlalchemy import insert

from data.models import BEGINNING, FOREVER, household_versions, households, import_batches
from data.spot_checks import keep_draw, keep_frame
from queries.spot_checks.drawing import Asked, drawing
from queries.spot_checks.draws import kept_draw
from queries.spot_checks.listing import list_workbook
from queries.spot_checks.records import frame_record
from tests.flags.drawn import Village, draw
from tests.spot_checks.told import frame

HOUSEHOLDS = 8_000
SECONDS = 15  # of one core; about 3 where nothing else runs


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_whole_county_in_seconds(engine, county):
    # A few of each village are monitored, without measures; the others are only there.
    draw(engine, [Village(code, old=10) for code in county.villages])
    _fill(engine, county.villages)
    started = process_time()
    frozen = frame_record(frame(engine))
    keep_frame(engine, frozen, frozen_by="县乡村振兴局")
    with engine.connect() as connection:
        record = drawing(connection, Asked(frozen.frame_sha256, "20231107", 1))
    draw_no = keep_draw(engine, record, drawn_by="县乡村振兴局", witnessed_by=None).draw_no
    with engine.connect() as connection:
        whole = kept_draw(connection, draw_no)
        list_workbook(connection, whole, is_demonstration=True)
    assert process_time() - started < SECONDS
    assert len(whole.frame.households) == HOUSEHOLDS
    assert (len(whole.drawn.villages), len(whole.drawn.households)) == (4, 160)


def _fill(engine, villages):
    with engine.begin() as connection:
        batch = connection.execute(import_batches.select()).first().id
        numbers = range(1_000_000, 1_000_000 + HOUSEHOLDS - 10 * len(villages))
        connection.execute(insert(households), [{"id": n, "household_no": f"{n}"} for n in numbers])
        connection.execute(
            insert(household_versions),
            [
                {
                    "household_id": n,
                    "village_code": villages[n % len(villages)],
                    "batch_id": batch,
                    "valid_from": BEGINNING,
                    "valid_to": FOREVER,
                }
                for n in numbers
            ],
        )
