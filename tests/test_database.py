"""Opening, migrating and choosing a database."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import OperationalError

from data import database
from data.config import Config
from data.database import DatabaseError, migrate, open_engine, served_database, sqlite_file
from data.models import dataset, households, metadata


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/deep/county.db"


def test_migrations_make_exactly_the_tables_of_the_models(url):
    engine = open_engine(url)
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrating_twice_keeps_the_data(url):
    engine = open_engine(url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(update(dataset).values(version=7))
    migrate(engine)
    with engine.connect() as connection:
        assert connection.scalars(select(dataset.c.version)).all() == [7]


def test_a_database_newer_than_the_program_is_refused(url):
    engine = open_engine(url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="请先升级本程序"):
        migrate(engine)


def test_sqlite_is_opened_for_several_processes(url):
    with open_engine(url).connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_read_only_engine_cannot_write(url):
    migrate(open_engine(url))
    with open_engine(url, read_only=True).connect() as connection:
        assert connection.scalar(select(dataset.c.version)) == 0
        with pytest.raises(OperationalError, match="readonly|read-only"):
            connection.execute(insert(households).values(household_no="1"))


def test_a_read_only_engine_keeps_its_files_beside_the_database(url, tmp_path):
    file = tmp_path / "county.db"
    engine = open_engine(f"sqlite:///{file}", read_only=True)
    assert sqlite_file(engine.url) == file


def test_a_read_only_engine_does_not_make_a_missing_file(url, tmp_path):
    with pytest.raises(OperationalError):
        open_engine(url, read_only=True).connect()
    assert not list(tmp_path.rglob("*.db"))


def test_served_is_the_countys_own_database_once_it_holds_data(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "LOCAL", tmp_path)
    own = f"sqlite:///{tmp_path}/county.db"
    assert served_database(Config()) == database.demo_database()
    engine = open_engine(own)
    migrate(engine)
    assert served_database(Config()) == database.demo_database()
    with engine.begin() as connection:
        connection.execute(text("UPDATE dataset SET data_until = '2023-09-25'"))
    assert served_database(Config()) == own
    assert served_database(Config(database="sqlite://")) == "sqlite://"


@pytest.mark.parametrize("read_only", [False, True])
def test_an_error_names_no_bound_value(url, read_only):
    migrate(open_engine(url))
    with (
        open_engine(url, read_only=read_only).connect() as connection,
        pytest.raises(OperationalError) as error,
    ):
        connection.execute(text("select no_such_column where :name = ''"), {"name": "张三"})
    assert "张三" not in str(error.value)
