"""The ground that other tests stand on."""

import subprocess

import pytest
from sqlalchemy import Engine, func, insert, inspect, select

from data.models import households, metadata, regions
from tests.support.county import County
from tests.support.databases import NewDatabase, empty
from tests.support.postgresql import programs


def test_a_database_is_migrated_and_empty(engine: Engine):
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
    with engine.begin() as connection:
        assert not connection.scalar(select(func.count()).select_from(households))
        connection.execute(insert(households), [{"household_no": "1"}])


def test_what_one_test_writes_the_next_does_not_see(engine: Engine):
    # The test above writes a household, whichever runs first.
    test_a_database_is_migrated_and_empty(engine)


def test_the_county_has_five_villages(engine: Engine, county: County):
    with engine.connect() as connection:
        villages = select(regions.c.code).where(regions.c.level == "village")
        assert tuple(connection.scalars(villages.order_by("code"))) == county.villages


def test_a_database_can_be_emptied_again(engine: Engine, county: County):
    empty(engine)
    with engine.connect() as connection:
        assert not connection.scalar(select(func.count()).select_from(regions))


@pytest.mark.postgresql
def test_the_server_listens_on_no_port(new_postgresql: NewDatabase):
    with new_postgresql() as url:
        pass
    folder = url.partition("?host=")[2]
    answer = subprocess.run(
        [programs() / "psql", "-h", folder, "-U", "postgres", "-Atc", "show listen_addresses"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "\n"
